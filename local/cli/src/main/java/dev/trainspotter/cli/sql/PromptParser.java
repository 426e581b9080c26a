package dev.trainspotter.cli.sql;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the line editor where a statement ends, and which word is to be completed.
final class PromptParser implements Parser {
  /// The word at the cursor. Nothing in it is escaped.
  ///
  /// @param word up to the cursor
  private record WordAtCursor(String line, int cursor, String word)
      implements CompletingParsedLine {
    @Override
    public CharSequence escape(CharSequence candidate, boolean isComplete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }

    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !isComplete(line)) {
      throw new EOFError(-1, -1, "the statement goes on");
    }
    int start = cursor;
    while (start > 0 && isOfWord(line.charAt(start - 1))) {
      start--;
    }
    return new WordAtCursor(line, cursor, line.substring(start, cursor));
  }

  /// A command of the prompt is complete at the end of its line.
  private static boolean isComplete(String line) {
    return PromptCommand.isCommand(line) || StatementText.isComplete(line);
  }

  private static boolean isOfWord(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '.' || letter == '\\';
  }
}
