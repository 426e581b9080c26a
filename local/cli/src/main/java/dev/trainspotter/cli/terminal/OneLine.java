package dev.trainspotter.cli.terminal;

/// Makes text from elsewhere safe to print on one line of a terminal.
public final class OneLine {
  private OneLine() {}

  /// The text, with a space in place of each character that breaks the line, moves the cursor or
  /// changes the writing direction.
  public static String of(String text) {
    return text.codePoints()
        .map(point -> isPlain(point) ? point : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> !isDirection(point);
      default -> true;
    };
  }

  /// The marks, embeddings, overrides and isolates that change the writing direction.
  private static boolean isDirection(int point) {
    return point == 0x61C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
