package dev.trainspotter.cli.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a statement at the prompt, as far as it tells where the statement ends.
final class StatementText {
  /// One text, name or comment in which a semicolon ends nothing; `open` begins one without an end.
  /// A comment within a comment is not looked for.
  private static final Pattern CLOSED =
      Pattern.compile(
          """
          --[^\\n]*+\
          |/\\*.*?\\*/\
          |\\b[eE]'(?:[^'\\\\]|\\\\.)*+'\
          |'[^']*+'\
          |"[^"]*+"\
          |(?<tag>\\$(?:[A-Za-z_]\\w*+)?\\$).*?\\k<tag>\
          |(?<open>/\\*|\\b[eE]'|'|"|\\$(?:[A-Za-z_]\\w*+)?\\$)\
          """,
          Pattern.DOTALL);

  private StatementText() {}

  /// Whether the text ends with a semicolon that ends the statement, comments aside. A text of
  /// nothing but space is complete too.
  static boolean isComplete(String text) {
    Matcher part = CLOSED.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (part.find()) {
      if (part.group("open") != null) {
        return false;
      }
      boolean isComment = part.group().startsWith("--") || part.group().startsWith("/*");
      part.appendReplacement(rest, isComment ? " " : "x");
    }
    part.appendTail(rest);
    String bare = rest.toString().strip();
    return bare.isEmpty() || bare.endsWith(";");
  }
}
