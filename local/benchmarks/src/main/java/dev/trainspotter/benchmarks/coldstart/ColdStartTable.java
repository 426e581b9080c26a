package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.benchmarks.replay.FigureTable;
import java.util.List;
import java.util.stream.Collectors;

/// The measured starts as three Markdown tables: the figures of each function, its total in
/// relation to that of the naive one, and its first call after a restore.
///
/// @param functions of which the first is the naive one
record ColdStartTable(List<MeasuredFunction> functions) {
  private static final String HEAD =
      """
      | function | init ms | first call ms | total ms | CPU ms | classes | zip MB | calls |
      |---|---:|---:|---:|---:|---:|---:|---|
      """;

  private static final String RESTORED_HEAD =
      """

      | function | first call ms | after a restore ms | share | classes loaded in it |
      |---|---:|---:|---:|---:|
      """;

  /// Keeps its own copy.
  ColdStartTable {
    functions = List.copyOf(functions);
  }

  /// The three tables.
  String text() {
    FigureTable ratios = new FigureTable();
    functions.stream()
        .skip(1)
        .forEach(each -> ratios.with(each.name() + " / naive", 2, each.ratios(naive())));
    return functions.stream().map(MeasuredFunction::row).collect(Collectors.joining("", HEAD, "\n"))
        + ratios.text()
        + functions.stream()
            .map(MeasuredFunction::restoredRow)
            .collect(Collectors.joining("", RESTORED_HEAD, ""));
  }

  /// The median of the function's total divided by that of the naive one in the same round.
  double ratio(String name) {
    return functions.stream()
        .filter(each -> each.name().equals(name))
        .mapToDouble(each -> FigureTable.median(each.ratios(naive())))
        .findFirst()
        .orElseThrow();
  }

  /// The classes that the function loads in its first call after a restore.
  long classesRestored(String name) {
    return functions.stream()
        .filter(each -> each.name().equals(name))
        .mapToLong(each -> each.footprint().classesRestored())
        .findFirst()
        .orElseThrow();
  }

  private MeasuredFunction naive() {
    return functions.getFirst();
  }
}
