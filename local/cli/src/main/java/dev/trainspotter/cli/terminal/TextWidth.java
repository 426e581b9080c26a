package dev.trainspotter.cli.terminal;

import org.jline.utils.AttributedString;

/// How many columns of a terminal a text takes: two for a wide character such as 漢 or an emoji,
/// none for what is drawn onto the character before it.
///
/// JLine knows the widths. It counts by the characters that a reader sees, so that a flag or a
/// family, which are several code points, take two columns.
public final class TextWidth {
  private TextWidth() {}

  /// The columns of a text without line breaks and control characters.
  public static int of(String text) {
    return new AttributedString(text).columnLength();
  }

  /// The longest beginning of the text that fits, with `…` where text is left out.
  public static String cut(String text, int columns) {
    AttributedString whole = new AttributedString(text);
    return whole.columnLength() <= columns ? text : whole.columnSubSequence(0, columns - 1) + "…";
  }
}
