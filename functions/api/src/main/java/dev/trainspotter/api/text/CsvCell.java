package dev.trainspotter.api.text;

import java.util.regex.Pattern;

/// A cell of CSV (RFC 4180) that a spreadsheet opens without running anything.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers are left
/// alone, also those that are kept as text.
public final class CsvCell {
  /// As OWASP lists them: https://owasp.org/www-community/attacks/CSV_Injection
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern NUMBER =
      Pattern.compile("[+-][0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,9})?");

  private CsvCell() {}

  /// The cell of a text that others chose.
  public static String ofText(String text) {
    boolean isFormula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !NUMBER.matcher(text).matches();
    return ofValue(isFormula ? "'" + text : text);
  }

  /// The cell of a value that no spreadsheet takes for a formula.
  public static String ofValue(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
