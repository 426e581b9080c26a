package dev.trainspotter.sql.answer;

import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.table.SqlTable;
import java.util.regex.Pattern;

/// The engine's message in the caller's words: without the names of tables that only the engine
/// knows, and without advice about settings that nobody can change.
final class EngineMessage {
  private static final Pattern NUMBERED =
      Pattern.compile("(" + SqlTable.JOBS.id() + "(?:_transition|_metric)?)_[0-9]+\\b");
  private static final Pattern SETTINGS =
      Pattern.compile("\\s*(?:Use TRY\\(|You can |LINE [0-9]).*");
  private static final Pattern BINDINGS =
      Pattern.compile("\\n?Candidate bindings:.*", Pattern.DOTALL);
  private static final int LONGEST = 1_000;

  private EngineMessage() {}

  static String of(EngineException failure) {
    String text = NUMBERED.matcher(String.valueOf(failure.getMessage())).replaceAll("$1");
    text = BINDINGS.matcher(text).replaceAll("");
    text = SETTINGS.matcher(text).replaceAll("").strip();
    if (!failure.candidates().isEmpty()) {
      text = "%s; the nearest are %s".formatted(text, String.join(", ", failure.candidates()));
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
