package dev.trainspotter.catalog.masking;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a key in small letters. `apiKey`, `API-KEY` and `team:api_key2` have the same
/// words.
///
/// @param key the key itself
record KeyWords(String key, List<String> words) {
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z]++");

  /// A name as environment variables have it.
  private static final Pattern VARIABLE =
      Pattern.compile("[A-Z][A-Z0-9]{0,63}(?:_[A-Z0-9]{1,63}){1,20}+");

  static KeyWords of(String key) {
    var words = Stream.of(BETWEEN.split(key)).filter(word -> !word.isEmpty());
    return new KeyWords(key, words.map(word -> word.toLowerCase(Locale.ROOT)).toList());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /// Whether this is the only word.
  boolean isOnly(String word) {
    return words.size() == 1 && last().equals(word);
  }

  String last() {
    return words.isEmpty() ? "" : words.getLast();
  }

  /// The word before the last; empty when there is none.
  String beforeLast() {
    return words.size() < 2 ? "" : words.get(words.size() - 2);
  }

  /// Whether the key is written as environment variables are: `OPENAI_TOKEN`.
  boolean isVariable() {
    return VARIABLE.matcher(key).matches();
  }
}
