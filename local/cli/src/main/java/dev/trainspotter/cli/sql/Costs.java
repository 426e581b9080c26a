package dev.trainspotter.cli.sql;

import dev.trainspotter.api.result.SqlResult.Header;
import dev.trainspotter.cli.http.ApiResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a query cost, from the headers of its response.
///
/// @param rows how many rows the result has; null where the format does not tell
/// @param isComplete whether the result has all rows
record Costs(
    @Nullable Integer rows,
    long rowsExamined,
    double readUnits,
    long milliseconds,
    boolean isComplete) {
  static Costs of(ApiResponse.Ok response, @Nullable Integer rows) {
    return new Costs(
        rows,
        (long) number(response, Header.ROWS_EXAMINED),
        number(response, Header.READ_UNITS),
        (long) number(response, Header.MILLISECONDS),
        !header(response, Header.COMPLETE).equals("false"));
  }

  /// The line for people.
  String line() {
    String found = rows == null ? "" : counted(rows, "row") + ", ";
    return String.format(
        Locale.ROOT,
        "%s%s examined, %s, %,d ms%s",
        found,
        counted(rowsExamined, "row"),
        units(),
        milliseconds,
        isComplete ? "" : "; complete: false, --limit left out rows");
  }

  private String units() {
    String number = String.format(Locale.ROOT, "%,.1f", readUnits).replaceFirst("\\.0$", "");
    return "%s read unit%s".formatted(number, number.equals("1") ? "" : "s");
  }

  private static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static double number(ApiResponse.Ok response, String name) {
    String text = header(response, name);
    return text.matches("[0-9.]+([eE][0-9]+)?") ? Double.parseDouble(text) : 0;
  }

  private static String header(ApiResponse.Ok response, String name) {
    return response.http().headers().firstValue(name).orElse("");
  }
}
