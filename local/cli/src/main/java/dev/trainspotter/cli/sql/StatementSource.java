package dev.trainspotter.cli.sql;

import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the statement comes from.
sealed interface StatementSource {
  /// The statement itself, from the command line.
  record Argument(String sql) implements StatementSource {}

  /// A file.
  record File(Path path) implements StatementSource {}

  /// Standard input.
  record StandardInput() implements StatementSource {}

  /// The user, at a prompt.
  record Keyboard() implements StatementSource {}

  /// The source that the command line names.
  ///
  /// @throws RefusedException when it names two
  static StatementSource of(@Nullable String statement, @Nullable Path file) {
    if (statement != null && file != null) {
      throw RefusedException.wrongUsage("give a statement or --file, not both");
    }
    if ("-".equals(statement) || (file != null && file.toString().equals("-"))) {
      return new StandardInput();
    }
    if (file != null) {
      return new File(file);
    }
    if (statement != null) {
      return new Argument(statement);
    }
    return Boolean.getBoolean("stdin.terminal") ? new Keyboard() : new StandardInput();
  }

  /// The statement; null when the user types it.
  ///
  /// @throws RefusedException when there is none
  default @Nullable String read() {
    return switch (this) {
      case Argument(String sql) -> checked(sql, "the statement is empty");
      case File(Path path) -> checked(text(path), path + " is empty: write a statement into it");
      case StandardInput _ ->
          checked(text(null), "standard input is empty: give a statement, as in sql \"SELECT 1\"");
      case Keyboard _ -> null;
    };
  }

  private static String text(@Nullable Path path) {
    String name = path == null ? "standard input" : path.toString();
    try {
      byte[] bytes = path == null ? System.in.readAllBytes() : Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw RefusedException.failed(name + " is not UTF-8: convert it");
    } catch (IOException e) {
      throw RefusedException.failed("%s cannot be read: %s".formatted(name, FailureLine.of(e)));
    }
  }

  private static String checked(String sql, String complaint) {
    if (sql.isBlank()) {
      throw RefusedException.wrongUsage(complaint);
    }
    return sql;
  }
}
