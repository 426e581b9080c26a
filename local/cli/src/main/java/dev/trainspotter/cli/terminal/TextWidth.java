package dev.trainspotter.cli.terminal;

/// How many columns of a terminal a text takes: two for a wide character such as 漢 or an emoji,
/// none for what is drawn onto the character before it.
public final class TextWidth {
  /// First and last of each range of wide characters of East Asian scripts (Unicode's annex 11).
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, // Hangul's initials, which the rest of a syllable is drawn onto
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x17000, 0x18DFF},
    {0x1B000, 0x1B2FF},
    {0x20000, 0x3FFFD},
  };

  private TextWidth() {}

  /// The columns of a text that is one line.
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /// As much of the text's beginning as has room, with `…` where more would follow.
  public static String cut(String text, int room) {
    if (of(text) <= room) {
      return text;
    }
    int left = room - 1;
    StringBuilder beginning = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      left -= of(point);
      if (left < 0) {
        break;
      }
      beginning.appendCodePoint(point);
    }
    return beginning.append('…').toString();
  }

  private static int of(int point) {
    if (isDrawnOnto(point)) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  private static boolean isDrawnOnto(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      // The vowels and finals of Hangul's syllables.
      default -> point >= 0x1160 && point <= 0x11FF;
    };
  }

  private static boolean isWide(int point) {
    for (int[] range : WIDE) {
      if (point >= range[0] && point <= range[1]) {
        return true;
      }
    }
    // Two of these letters make one flag.
    boolean isHalfAFlag = point >= 0x1F1E6 && point <= 0x1F1FF;
    return Character.isEmojiPresentation(point) && !isHalfAFlag;
  }
}
