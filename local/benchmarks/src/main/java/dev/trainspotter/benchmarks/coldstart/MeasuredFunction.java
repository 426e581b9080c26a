package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.benchmarks.coldstart.ColdStarts.Footprint;
import dev.trainspotter.benchmarks.replay.FigureTable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A function with its measured starts.
///
/// @param starts one for each round; the list grows while they are measured
record MeasuredFunction(Contender contender, List<ColdStart> starts, Footprint footprint) {
  private static final double MEGABYTE = 1e6;

  String name() {
    return contender.name();
  }

  /// The total of each round divided by that of `other` in the same round.
  List<Double> ratios(MeasuredFunction other) {
    return IntStream.range(0, starts.size())
        .mapToObj(i -> starts.get(i).totalMillis() / other.starts.get(i).totalMillis())
        .toList();
  }

  /// One row of the table of calls after a restore.
  String restoredRow() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %,d |%n",
        name(),
        spread(ColdStart::callMillis, "%,.0f"),
        spread(ColdStart::restoredMillis, "%,.1f"),
        spread(ColdStart::restoredShare, "%.3f"),
        footprint.classesRestored());
  }

  /// One row of the table of cold starts.
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %,d | %.1f | %s |%n",
        name(),
        spread(ColdStart::initMillis, "%,.0f"),
        spread(ColdStart::callMillis, "%,.0f"),
        spread(ColdStart::totalMillis, "%,.0f"),
        spread(ColdStart::cpuMillis, "%,.0f"),
        footprint.classes(),
        contender.bytes() / MEGABYTE,
        footprint.calls().entrySet().stream()
            .map(call -> call.getKey() + " " + call.getValue())
            .collect(Collectors.joining(", ")));
  }

  /// Median and range.
  private String spread(ToDoubleFunction<ColdStart> figure, String format) {
    List<Double> values = starts.stream().map(figure::applyAsDouble).sorted().toList();
    return String.format(
        Locale.ROOT,
        "%1$s (%1$s to %1$s)".formatted(format),
        FigureTable.median(values),
        values.getFirst(),
        values.getLast());
  }
}
