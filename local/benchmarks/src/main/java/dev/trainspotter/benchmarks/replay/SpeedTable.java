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

  private static final String FIGURES =
      """

      | figure | median | mean | min | max |
      |---|---:|---:|---:|---:|
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
    text.append(FIGURES);
    text.append(figures(work, MeasuredRun::work));
    text.append(figures("decode only", MeasuredRun::decode));
    text.append(figure(work + " / decode, wall", 2, run -> run.ratio(Measurement::wallSeconds)));
    text.append(figure(work + " / decode, CPU", 2, run -> run.ratio(Measurement::cpuSeconds)));
    text.append(figure(work + " / decode, bytes", 2, run -> run.ratio(Measurement::allocated)));
    return text.toString();
  }

  private static String run(int number, MeasuredRun run) {
    return "| %d | %s | %s |%n".formatted(number, cells(run.work()), cells(run.decode()));
  }

  private static String cells(Measurement part) {
    return String.format(
        Locale.ROOT, "%,d | %.3f | %.2f", part.entries(), part.wallSeconds(), part.cpuSeconds());
  }

  private String figures(String title, Function<MeasuredRun, Measurement> part) {
    return figure(title + ": entries a second", 0, run -> part.apply(run).entriesPerSecond())
        + figure(
            title + ": CPU microseconds an entry",
            1,
            run -> part.apply(run).cpuMicrosecondsPerEntry())
        + figure(title + ": bytes allocated an entry", 0, run -> part.apply(run).bytesPerEntry());
  }

  private String figure(String title, int decimals, ToDoubleFunction<MeasuredRun> figure) {
    Spread spread = Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    String number = "%,." + decimals + "f";
    return String.format(
        Locale.ROOT,
        "| %s | " + String.join(" | ", number, number, number, number) + " |%n",
        title,
        spread.median(),
        spread.mean(),
        spread.min(),
        spread.max());
  }
}
