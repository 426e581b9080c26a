package dev.trainspotter.query.rows;

import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.TrainingJob;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes jobs as lines of CSV (RFC 4180) that a spreadsheet opens without running anything.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front; times and numbers,
/// those kept as text included, are left alone. Absent values are empty cells, structures and lists
/// are JSON.
record Csv(List<ColumnPath> columns) {
  private static final String LINE_END = "\r\n";
  /// As OWASP lists them: https://owasp.org/www-community/attacks/CSV_Injection
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern NUMBER =
      Pattern.compile("[+-][0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,9})?");

  /// The names of the columns.
  String header() {
    return columns.stream()
        .map(column -> quoted(guarded(column.name())))
        .collect(Collectors.joining(",", "", LINE_END));
  }

  /// The cells of this job.
  String line(TrainingJob job) {
    String cells =
        columns.stream().map(column -> cell(column.in(job))).collect(Collectors.joining(","));
    // Many readers skip an empty line.
    return (cells.isEmpty() ? "\"\"" : cells) + LINE_END;
  }

  private static String cell(List<AttributeValue> values) {
    boolean isText = values.size() == 1 && values.getFirst().s() != null;
    String text = CellText.of(values);
    return quoted(isText ? guarded(text) : text);
  }

  private static String guarded(String text) {
    boolean isFormula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !NUMBER.matcher(text).matches();
    return isFormula ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
