package dev.trainspotter.catalog.masking;

/// What stands before a position in a text: the text may be JSON within JSON or part of a URL, so
/// the letter before a secret may belong to an escape sequence.
final class TextPosition {
  private TextPosition() {}

  /// Whether a secret can begin here: at the start, after another character than a letter or digit,
  /// or after an escape such as `\n` or `%3D`.
  static boolean isStart(String text, int at) {
    return at == 0 || !CharacterSet.ALNUM.contains(text.charAt(at - 1)) || isAfterEscape(text, at);
  }

  /// Whether an escape sequence ends here.
  static boolean isAfterEscape(String text, int at) {
    return isAfterLetterEscape(text, at)
        || (isHex(text, at - 2, at) && charAt(text, at - 3) == '%')
        || (isHex(text, at - 4, at) && charAt(text, at - 5) == 'u' && charAt(text, at - 6) == '\\');
  }

  private static boolean isAfterLetterEscape(String text, int at) {
    return "nrt".indexOf(charAt(text, at - 1)) >= 0 && charAt(text, at - 2) == '\\';
  }

  /// Whether the name of an assignment or a flag can begin here: not inside a path or an ARN.
  static boolean isNameStart(String text, int at) {
    var letter = text.charAt(at);
    if (letter != '-' && letter != '_' && !isLetter(letter)) {
      return false;
    }
    var before = charAt(text, at - 1);
    var isInside = CharacterSet.NAME.contains(before) || "./:-".indexOf(before) >= 0;
    var isEscape = before == '\\' && "nrtu".indexOf(letter) >= 0;
    return isInside ? isAfterEscape(text, at) : !isEscape;
  }

  private static boolean isLetter(char letter) {
    return CharacterSet.ALNUM.contains(letter) && !CharacterSet.DIGIT.contains(letter);
  }

  /// Whether this is a position in a URL's query where a parameter's name begins.
  static boolean isInQuery(String text, int at) {
    return "?&".indexOf(charAt(text, at - 1)) >= 0
        || text.startsWith("&amp;", at - 5)
        || text.startsWith("\\u0026", at - 6)
        || text.startsWith("%26", at - 3)
        || text.startsWith("%3F", at - 3);
  }

  private static boolean isHex(String text, int from, int to) {
    for (var i = from; i < to; i++) {
      if (!CharacterSet.HEX.contains(charAt(text, i))) {
        return false;
      }
    }
    return true;
  }

  /// The character at this index; NUL before the start.
  private static char charAt(String text, int at) {
    return at < 0 ? '\0' : text.charAt(at);
  }
}
