package dev.trainspotter.catalog.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item as DynamoDB counts it.
///
/// It follows the page "DynamoDB item sizes and formats" of the developer guide. Where the page is
/// not exact the size is rounded up, so it is never smaller than what DynamoDB counts.
public final class ItemSize {
  private static final int CONTAINER = 3;
  private static final int ELEMENT = 1;

  private ItemSize() {}

  /// The size of an item's names and values in bytes.
  public static int of(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += utf8(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> Math.min(value.n().length() / 2 + 3, 21);
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL, NUL -> 1;
      case M -> CONTAINER + of(value.m()) + value.m().size() * ELEMENT;
      case L -> CONTAINER + value.l().stream().mapToInt(element -> ELEMENT + of(element)).sum();
      case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("no row holds a " + value.type());
    };
  }

  private static int utf8(String text) {
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        size += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        size += 2;
      } else {
        size += 3;
      }
    }
    return size;
  }
}
