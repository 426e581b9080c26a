package dev.trainspotter.catalog;

import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
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
    return new Writer().object(members).toString();
  }

  /// The JSON text of any value.
  public static String text(AttributeValue value) {
    return new Writer().value(value).toString();
  }

  /// Writes attribute values as JSON text.
  ///
  /// Numbers keep their digits, sets become arrays, binary values Base64. Half of a surrogate pair
  /// is escaped, so that the text can always be sent in UTF-8.
  private static final class Writer {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final int FIRST_UNESCAPED = 0x20;

    private final StringBuilder text = new StringBuilder();

    /// Writes an object with these members, in their order.
    Writer object(Map<String, AttributeValue> members) {
      text.append('{');
      boolean isFirst = true;
      for (Map.Entry<String, AttributeValue> member : members.entrySet()) {
        separate(isFirst);
        isFirst = false;
        string(member.getKey());
        text.append(':');
        value(member.getValue());
      }
      text.append('}');
      return this;
    }

    /// Writes a value.
    ///
    /// @throws IllegalArgumentException if it has no type, or a type that this SDK does not know
    Writer value(AttributeValue value) {
      switch (value.type()) {
        case S -> string(value.s());
        case N -> text.append(value.n());
        case BOOL -> text.append(value.bool().booleanValue());
        case NUL -> text.append("null");
        case M -> object(value.m());
        case L -> array(value.l());
        case B -> bytes(value.b());
        case SS -> array(value.ss().stream().map(AttributeValue::fromS).toList());
        case NS -> array(value.ns().stream().map(AttributeValue::fromN).toList());
        case BS -> array(value.bs().stream().map(AttributeValue::fromB).toList());
        case UNKNOWN_TO_SDK_VERSION ->
            throw new IllegalArgumentException(
                "no JSON for an attribute value without a known type");
      }
      return this;
    }

    private void array(Collection<AttributeValue> elements) {
      text.append('[');
      boolean isFirst = true;
      for (AttributeValue element : elements) {
        separate(isFirst);
        isFirst = false;
        value(element);
      }
      text.append(']');
    }

    private void separate(boolean isFirst) {
      if (!isFirst) {
        text.append(',');
      }
    }

    private void bytes(SdkBytes bytes) {
      text.append('"').append(BASE64.encodeToString(bytes.asByteArrayUnsafe())).append('"');
    }

    private void string(String string) {
      text.append('"');
      int written = 0;
      for (int i = 0; i < string.length(); i++) {
        char c = string.charAt(i);
        if (isPlain(c)) {
          continue;
        }
        if (isPair(string, i)) {
          i++;
          continue;
        }
        text.append(string, written, i);
        escape(c);
        written = i + 1;
      }
      text.append(string, written, string.length()).append('"');
    }

    private static boolean isPlain(char c) {
      return c >= FIRST_UNESCAPED && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private static boolean isPair(String string, int at) {
      return at + 1 < string.length()
          && Character.isSurrogatePair(string.charAt(at), string.charAt(at + 1));
    }

    private void escape(char c) {
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> text.append("\\u").append(HEX.toHexDigits(c));
      }
    }

    /// The text so far.
    @Override
    public String toString() {
      return text.toString();
    }
  }
}
