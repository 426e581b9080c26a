package dev.trainspotter.query.filter;

import java.util.regex.Pattern;

/// What a text in a request must look like. The check, the words of its error and the constraints
/// in the OpenAPI document are made of the same rule.
///
/// @param pattern matches the whole text; only with syntax that means the same in ECMAScript
/// @param maxLength in characters
/// @param expected what follows "must" in an error text
/// @param example a text that meets the rule
public record TextRule(Pattern pattern, int maxLength, String expected, String example) {
  /// The length of a rule without a limit: requests have one.
  public static final int ANY_LENGTH = Integer.MAX_VALUE;

  /// A rule with this regular expression for the whole text.
  public static TextRule of(String pattern, int maxLength, String expected, String example) {
    return new TextRule(Pattern.compile(pattern), maxLength, expected, example);
  }

  /// Whether the text meets the rule.
  public boolean isMet(String text) {
    return text.codePointCount(0, text.length()) <= maxLength && pattern.matcher(text).matches();
  }

  /// The pattern that finds the rule anywhere in a text, as JSON Schema applies patterns.
  public String anchored() {
    return "^(?:" + pattern.pattern() + ")$";
  }
}
