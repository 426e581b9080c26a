package dev.trainspotter.benchmarks.readunits;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a request costs, compared with its limit and with a `Scan` of the table.
///
/// @param pages how many pages were requested
record RequestCost(MeasuredRequest request, int pages, double readUnits, double scanUnits) {
  private static final String HEAD =
      """
      | request | path and query | read units | limit | within limit | a `Scan` |
      |---|---|---:|---:|---|---:|
      """;

  /// Whether the cost is within the limit.
  boolean isWithinLimit() {
    return readUnits <= request.limit();
  }

  /// The costs as a Markdown table.
  static String table(List<RequestCost> costs) {
    return Stream.concat(Stream.of(HEAD), costs.stream().map(RequestCost::line))
        .collect(Collectors.joining());
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "| %s | `%s` | %,.1f | %,.1f | %s | %,.0f |%n",
        request.title(),
        request.target(),
        readUnits,
        request.limit(),
        isWithinLimit() ? "yes" : "**no**",
        scanUnits);
  }
}
