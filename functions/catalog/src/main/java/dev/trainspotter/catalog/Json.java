package dev.trainspotter.catalog;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attribute values from JSON text, by the SDK's own parser, and JSON text from attribute values.
/// Numbers keep their digits and members keep their order.
public final class Json {
  private static final String NAME = "value";

  /// A JSON string from its first quote to its last. A quote inside it has a backslash before it.
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Json() {}

  /// The members of a JSON object, also of one after a byte order mark.
  ///
  /// @throws RuntimeException when the text is not a JSON object
  public static Map<String, AttributeValue> read(String text) {
    String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (!json.stripLeading().startsWith("{")) {
      throw new IllegalArgumentException("expected a JSON object");
    }
    return EnhancedDocument.fromJson(json).toMap();
  }

  /// The text in a JSON string, without its quotes and escapes; null when this is not a JSON string
  /// from its first character to its last.
  public static @Nullable String unquoted(@Nullable String text) {
    if (text == null || !QUOTED.matcher(text).matches()) {
      return null;
    }
    try {
      return EnhancedDocument.fromJson("{\"" + NAME + "\":" + text + "}").getString(NAME);
    } catch (RuntimeException _) {
      return null; // An unknown escape or a control character: quoted text, but not JSON.
    }
  }

  /// The JSON text of an object with these members.
  public static String text(Map<String, AttributeValue> members) {
    return new JsonWriter().object(members).toString();
  }

  /// The JSON text of any value.
  public static String text(AttributeValue value) {
    return new JsonWriter().value(value).toString();
  }
}
