package dev.trainspotter.catalog.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reading attributes that every item of ours has.
public final class Attributes {
  private Attributes() {}

  /// The attribute of this name.
  ///
  /// @throws IllegalStateException when the item was not written by us
  public static AttributeValue required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item without the attribute " + name);
    }
    return value;
  }

  /// The text of the attribute of this name.
  ///
  /// @throws IllegalStateException when the item was not written by us
  public static String text(Map<String, AttributeValue> item, String name) {
    return required(item, name).s();
  }
}
