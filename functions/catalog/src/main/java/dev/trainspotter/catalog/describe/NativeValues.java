package dev.trainspotter.catalog.describe;

import dev.trainspotter.catalog.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts JSON values to values that DynamoDB accepts, without losing any.
///
/// What DynamoDB refuses is kept in another form: a number with more than 38 digits or outside its
/// range as the text that was sent, an empty key of a map as [#EMPTY_KEY], values nested deeper
/// than 32 levels as JSON text, and half of a surrogate pair as U+FFFD. See the
/// [limits](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
final class NativeValues {
  /// Replaces an empty key of a map.
  static final String EMPTY_KEY = "(empty)";

  private static final int MOST_DIGITS = 38;
  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;
  private static final int LONGEST_NUMBER = 400;

  /// DynamoDB allows 32 levels; the item and the column are two of them.
  private static final int DEEPEST = 29;

  /// Half of a surrogate pair. UTF-8 cannot express it, and DynamoDB stores UTF-8.
  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

  private static final String REPLACEMENT = "\uFFFD";

  private NativeValues() {}

  /// The value in a form that DynamoDB accepts.
  static AttributeValue of(AttributeValue value) {
    return of(value, 0);
  }

  private static AttributeValue of(AttributeValue value, int depth) {
    if (value.n() != null) {
      return number(value.n());
    }
    if (value.s() != null) {
      return AttributeValue.fromS(text(value.s()));
    }
    if (depth > DEEPEST && (value.hasM() || value.hasL())) {
      return AttributeValue.fromS(Json.text(value));
    }
    if (value.hasM()) {
      return AttributeValue.fromM(map(value.m(), depth));
    }
    if (value.hasL()) {
      return AttributeValue.fromL(value.l().stream().map(v -> of(v, depth + 1)).toList());
    }
    return value;
  }

  private static Map<String, AttributeValue> map(Map<String, AttributeValue> sent, int depth) {
    Map<String, AttributeValue> stored = new LinkedHashMap<>();
    sent.forEach((key, value) -> stored.put(key(key, sent), of(value, depth + 1)));
    return stored;
  }

  /// The text in a form that DynamoDB accepts.
  private static String text(String sent) {
    return HALF_PAIR.matcher(sent).replaceAll(REPLACEMENT);
  }

  /// The key under which a map's entry is stored: the key itself if DynamoDB accepts it, otherwise
  /// [#EMPTY_KEY] or the accepted form of its text, in more and more parentheses until no other key
  /// equals it.
  static String key(String key, Map<String, ?> others) {
    String free = key.isEmpty() ? EMPTY_KEY : text(key);
    while (!free.equals(key) && others.containsKey(free)) {
      free = "(" + free + ")";
    }
    return free;
  }

  /// The number as N; as S with the text that was sent when DynamoDB would refuse it.
  static AttributeValue number(String sent) {
    return isStorable(sent) ? AttributeValue.fromN(sent) : AttributeValue.fromS(sent);
  }

  private static boolean isStorable(String sent) {
    if (sent.length() > LONGEST_NUMBER) {
      return false;
    }
    try {
      BigDecimal number = new BigDecimal(sent).stripTrailingZeros();
      long exponent = (long) number.precision() - number.scale() - 1;
      return number.signum() == 0
          || (number.precision() <= MOST_DIGITS
              && exponent <= LARGEST_EXPONENT
              && exponent >= SMALLEST_EXPONENT);
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// The value as text: a text as DynamoDB accepts it, null as an empty text, anything else as
  /// JSON.
  static String text(AttributeValue value) {
    if (value.s() != null) {
      return text(value.s());
    }
    if (Boolean.TRUE.equals(value.nul())) {
      return "";
    }
    return Json.text(value);
  }
}
