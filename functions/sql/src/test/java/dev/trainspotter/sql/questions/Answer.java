package dev.trainspotter.sql.questions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The answer to a question as texts. Numbers have at most six decimals and no zeros at their end;
/// an absent value is empty.
record Answer(List<String> columns, List<List<String>> rows) {
  private static final int DECIMALS = 6;

  /// The answer in a response of the SQL function.
  static Answer of(JsonNode response) {
    List<String> columns = new ArrayList<>();
    response.path("columns").forEach(column -> columns.add(column.path("name").asText()));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : response.path("rows")) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell(cell)));
      rows.add(cells);
    }
    return new Answer(columns, rows);
  }

  /// The rows that an oracle made.
  static List<List<String>> rows(Collection<List<Object>> values) {
    return values.stream().map(row -> row.stream().map(Answer::cell).toList()).toList();
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isNumber() ? number(value.decimalValue()) : value.asText();
  }

  private static String cell(Object value) {
    return switch (value) {
      case Instant time -> Timestamps.format(time);
      case Number number -> number(new BigDecimal(number.toString()));
      default -> value.toString();
    };
  }

  private static String number(BigDecimal number) {
    BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.toPlainString();
  }

  /// The answer as a table of a Markdown page.
  String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    lines.addAll(rows);
    String separator = "\n|" + "---|".repeat(columns.size()) + "\n";
    return lines.stream()
        .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
        .collect(Collectors.joining("\n"))
        .replaceFirst("\n", separator);
  }

  /// The value, or an empty text when it is null.
  static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }
}
