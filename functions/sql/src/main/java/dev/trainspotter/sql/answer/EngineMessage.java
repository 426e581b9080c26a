package dev.trainspotter.sql.answer;

import dev.trainspotter.api.text.NearestNames;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.table.SqlColumn;
import dev.trainspotter.sql.table.SqlTable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Rewrites the engine's message for the caller. It leaves out the numbers of tables that only the
/// engine has, and advice to change settings, which no caller can change.
final class EngineMessage {
  private static final Pattern NUMBERED =
      Pattern.compile("(" + SqlTable.JOBS.id() + "(?:_transition|_metric)?)_[0-9]+\\b");
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\s*(?:Use TRY\\(|You can |LINE [0-9]|Candidate bindings:).*", Pattern.DOTALL);
  private static final String UNKNOWN_COLUMN = "COLUMN_NOT_FOUND";
  private static final int LONGEST = 1_000;

  private EngineMessage() {}

  static String of(EngineException failure) {
    String name = failure.name();
    if (name != null && failure.subtype().equals(UNKNOWN_COLUMN)) {
      return "there is no column %s here; the nearest are %s"
          .formatted(name, NearestNames.of(name, columns()));
    }
    String text = NUMBERED.matcher(String.valueOf(failure.getMessage())).replaceAll("$1");
    text = ADVICE.matcher(text).replaceAll("").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static List<String> columns() {
    return Arrays.stream(SqlTable.values())
        .flatMap(table -> table.columns().stream())
        .map(SqlColumn::name)
        .distinct()
        .toList();
  }
}
