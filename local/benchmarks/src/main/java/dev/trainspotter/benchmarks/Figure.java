package dev.trainspotter.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a question costs, beside what it may cost and what a `Scan` of the table would.
///
/// @param pages how many requests it took
record Figure(Question question, int pages, double readUnits, double scanUnits) {
  private static final String HEAD =
      """
      | question | request | read units | at most | holds | a `Scan` |
      |---|---|---:|---:|---|---:|
      """;

  /// Whether it costs no more than it may.
  boolean holds() {
    return readUnits <= question.limit();
  }

  /// All of them as a Markdown table.
  static String table(List<Figure> figures) {
    return Stream.concat(Stream.of(HEAD), figures.stream().map(Figure::line))
        .collect(Collectors.joining());
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "| %s | `%s` | %,.1f | %,.1f | %s | %,.0f |%n",
        question.title(),
        question.target(),
        readUnits,
        question.limit(),
        holds() ? "yes" : "**no**",
        scanUnits);
  }
}
