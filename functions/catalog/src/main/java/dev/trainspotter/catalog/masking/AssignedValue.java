package dev.trainspotter.catalog.masking;

import java.util.regex.Pattern;

/// The position of the value in a text such as `name=value`, without its quotes.
///
/// @param start index of the value's first character
/// @param end index after its last character
record AssignedValue(int start, int end) {
  private static final Pattern SCHEME =
      Pattern.compile("(?:bearer|basic|token)[ \\t]{1,4}+", Pattern.CASE_INSENSITIVE);

  /// AWS's scheme, whose parts are separated by commas and blanks.
  private static final String SIGNED_REQUEST = "AWS4-HMAC-SHA256 ";

  /// The value that begins at `start`. A quoted value ends at its closing quote, a value in
  /// brackets at the bracket that closes it. Other values end at white space or a quote; unless
  /// they belong to a flag, also at `&`, `,` and `;`; in JSON, also at a closing bracket.
  static AssignedValue at(String text, int start, boolean isFlag, boolean isJson) {
    var quote = start;
    while (quote < text.length() && text.charAt(quote) == '\\') {
      quote++;
    }
    if (quote < text.length() && isQuote(text.charAt(quote))) {
      return new AssignedValue(quote + 1, endOfQuoted(text, quote, quote - start));
    }
    var stops = (isFlag ? "" : "&,;") + (isJson ? "]})" : "");
    if (start < text.length() && "[{".indexOf(text.charAt(start)) >= 0) {
      return new AssignedValue(start, endOfBracket(text, start, stops));
    }
    if (text.startsWith(SIGNED_REQUEST, start)) {
      return line(text, start);
    }
    var scheme = SCHEME.matcher(text).region(start, text.length());
    return new AssignedValue(
        start, endOfWord(text, scheme.lookingAt() ? scheme.end() : start, stops));
  }

  /// The value that begins at `start` and extends to the end of its line or to a closing quote.
  static AssignedValue line(String text, int start) {
    if (start < text.length() && isQuote(text.charAt(start))) {
      return new AssignedValue(start + 1, endOfQuoted(text, start, 0));
    }
    var end = start;
    while (end < text.length() && !isEndOfLine(text, end)) {
      end++;
    }
    return new AssignedValue(start, end);
  }

  private static boolean isEndOfLine(String text, int at) {
    return text.charAt(at) == '\n' || isQuote(text.charAt(at)) || isEscape(text, at);
  }

  /// In JSON within JSON the closing quote has as many backslashes before it as the opening one.
  /// More backslashes make it an escaped quote inside the value, unless they pair up to escaped
  /// backslashes.
  private static int endOfQuoted(String text, int quote, int backslashes) {
    var run = 0;
    for (var i = quote + 1; i < text.length(); i++) {
      var letter = text.charAt(i);
      var isClosing = letter == text.charAt(quote) && run >= backslashes;
      if (isClosing && (run - backslashes) % (2 * (backslashes + 1)) == 0) {
        return i - backslashes;
      }
      run = letter == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  /// The index after the bracket that closes the one at `start`, or after the word that continues
  /// after it; the end of the text when no bracket closes it.
  private static int endOfBracket(String text, int start, String stops) {
    var depth = 0;
    for (var i = start; i < text.length(); i++) {
      depth += "[{".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      depth -= "]}".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      if (depth == 0) {
        var isLast = i + 1 == text.length() || "]})".indexOf(text.charAt(i + 1)) >= 0;
        return isLast ? i + 1 : endOfWord(text, i + 1, stops);
      }
    }
    return text.length();
  }

  private static int endOfWord(String text, int start, String stops) {
    var end = start;
    while (end < text.length() && !isStop(text, end, stops)) {
      end++;
    }
    return end;
  }

  private static boolean isStop(String text, int at, String stops) {
    var letter = text.charAt(at);
    return isEscape(text, at) || (letter != '\\' && isEnd(letter, stops));
  }

  private static boolean isEnd(char letter, String stops) {
    return Character.isWhitespace(letter) || isQuote(letter) || stops.indexOf(letter) >= 0;
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && "\\\"'nrt".indexOf(text.charAt(at + 1)) >= 0;
  }

  private static boolean isQuote(char letter) {
    return letter == '"' || letter == '\'';
  }
}
