package dev.trainspotter.benchmarks.replay;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Measured runs as two Markdown tables: each run, and the spread of each figure.
///
/// @param work what the runs do
/// @param runs in the order in which they were measured
public record SpeedTable(String work, List<MeasuredRun> runs) {
  private static final String RUNS =
      """
      | run | entries examined | wall s | CPU s | entries decoded | wall s | CPU s |
      |---:|---:|---:|---:|---:|---:|---:|
      """;

  /// Keeps its own copy.
  public SpeedTable {
    runs = List.copyOf(runs);
  }

  /// The two tables.
  public String text() {
    StringBuilder text = new StringBuilder(RUNS);
    for (int i = 0; i < runs.size(); i++) {
      text.append(run(i + 1, runs.get(i)));
    }
    FigureTable figures = new FigureTable();
    add(figures, work, MeasuredRun::work);
    add(figures, "decode only", MeasuredRun::decode);
    add(figures, work + " / decode, wall", 2, run -> run.ratio(Measurement::wallSeconds));
    add(figures, work + " / decode, CPU", 2, run -> run.ratio(Measurement::cpuSeconds));
    add(figures, work + " / decode, bytes", 2, run -> run.ratio(Measurement::allocated));
    return text.append('\n').append(figures.text()).toString();
  }

  private static String run(int number, MeasuredRun run) {
    return "| %d | %s | %s |%n".formatted(number, cells(run.work()), cells(run.decode()));
  }

  private static String cells(Measurement part) {
    return String.format(
        Locale.ROOT, "%,d | %.3f | %.2f", part.entries(), part.wallSeconds(), part.cpuSeconds());
  }

  private void add(FigureTable figures, String title, Function<MeasuredRun, Measurement> part) {
    add(figures, title + ": entries a second", 0, run -> part.apply(run).entriesPerSecond());
    add(
        figures,
        title + ": CPU microseconds an entry",
        1,
        run -> part.apply(run).cpuMicrosecondsPerEntry());
    add(figures, title + ": bytes allocated an entry", 0, run -> part.apply(run).bytesPerEntry());
  }

  private void add(
      FigureTable figures, String title, int decimals, ToDoubleFunction<MeasuredRun> figure) {
    figures.with(title, decimals, runs.stream().map(figure::applyAsDouble).toList());
  }
}
