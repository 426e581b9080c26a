package dev.trainspotter.sql.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The engine refused a statement or could not finish it.
public final class EngineException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private static final int NOWHERE = -1;

  private final Kind kind;
  private final int position;
  private final @Nullable String name;
  private final String subtype;

  /// What kind of failure it was.
  public enum Kind {
    /// The statement is wrong: its syntax, a name, a type or a value.
    STATEMENT,
    /// The statement needed more memory than the instance may use.
    MEMORY,
    /// The statement took longer than it may.
    TIME,
    /// The engine itself failed.
    ENGINE
  }

  private EngineException(
      Kind kind,
      String message,
      int position,
      @Nullable String name,
      String subtype,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.position = position;
    this.name = name;
    this.subtype = subtype;
  }

  /// Reads what the engine reported; with `errors_as_json` it is one JSON object.
  public static EngineException of(SQLException cause) {
    String text = String.valueOf(cause.getMessage());
    int start = text.indexOf('{');
    JsonNode json = start < 0 ? null : EngineJson.find(text.substring(start));
    if (json == null || !json.has("exception_message")) {
      return new EngineException(kind(text, text), text, NOWHERE, null, "", cause);
    }
    String message = json.path("exception_message").asText();
    return new EngineException(
        kind(json.path("exception_type").asText(), message),
        message,
        json.path("position").asInt(NOWHERE),
        json.path("name").asText(null),
        json.path("error_subtype").asText(""),
        cause);
  }

  /// A syntax error, which the engine's parser reports in its response.
  static EngineException ofParser(JsonNode report) {
    return new EngineException(
        Kind.STATEMENT,
        report.path("error_message").asText(),
        report.path("position").asInt(NOWHERE),
        null,
        "",
        null);
  }

  /// A statement whose syntax tree is nested too deeply to be walked.
  static EngineException tooDeep() {
    return new EngineException(
        Kind.STATEMENT,
        "the statement is nested too deeply: write it with fewer parentheses and subqueries",
        NOWHERE,
        null,
        "",
        null);
  }

  private static Kind kind(String type, String message) {
    return switch (type) {
      case "Out of Memory" -> Kind.MEMORY;
      case "INTERRUPT", "Interrupt" -> Kind.TIME;
      case "INTERNAL", "FATAL", "IO", "Internal", "Fatal" -> Kind.ENGINE;
      default -> ofMessage(message);
    };
  }

  private static Kind ofMessage(String message) {
    if (message.contains("Interrupted")) {
      return Kind.TIME;
    }
    boolean isMemory =
        message.contains("Out of Memory")
            || message.contains("bad allocation")
            || message.contains("bad_alloc")
            || message.contains("failed to allocate");
    return isMemory ? Kind.MEMORY : Kind.STATEMENT;
  }

  /// The same error at another position.
  public EngineException at(int other) {
    return new EngineException(
        kind, String.valueOf(getMessage()), other, name, subtype, getCause());
  }

  /// What kind of failure it was.
  public Kind kind() {
    return kind;
  }

  /// Where in the statement's text the fault is, from 0; -1 when the engine does not say.
  public int position() {
    return position;
  }

  /// The name at fault; null when the fault is no name.
  public @Nullable String name() {
    return name;
  }

  /// The engine's word for this failure among those of its kind; empty when it has none.
  public String subtype() {
    return subtype;
  }
}
