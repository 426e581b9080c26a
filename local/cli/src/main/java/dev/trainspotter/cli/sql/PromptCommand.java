package dev.trainspotter.cli.sql;

import java.util.Locale;
import java.util.Set;

/// A command of the prompt itself.
///
/// @param name such as `\d`
/// @param argument empty when there is none
record PromptCommand(String name, String argument) {
  static final String TABLES = "\\d";
  static final String HELP = "\\?";
  static final String QUIT = "\\q";

  /// Words by which other prompts are left.
  private static final Set<String> LEAVING = Set.of("exit", "quit");

  /// Whether the line is a command and not a statement.
  static boolean isCommand(String line) {
    return line.strip().startsWith("\\") || isLeaving(line);
  }

  /// Reads a line that is a command.
  static PromptCommand read(String line) {
    if (isLeaving(line)) {
      return new PromptCommand(QUIT, "");
    }
    String[] words = line.strip().replaceFirst(";$", "").strip().split("\\s+", 2);
    return new PromptCommand(words[0], words.length == 1 ? "" : words[1]);
  }

  private static boolean isLeaving(String line) {
    return LEAVING.contains(line.strip().replaceFirst(";$", "").toLowerCase(Locale.ROOT));
  }
}
