package dev.trainspotter.catalog.masking;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An entry of a map that AWS writes as a list: `{"Name": …, "Value": …}` or
/// `{"Key": …, "Value": …}`.
final class NamedValue {
  private NamedValue() {}

  /// The text of the member `Name` or `Key`; empty when there is no such text.
  static String nameIn(Map<String, AttributeValue> members) {
    for (var member : members.entrySet()) {
      var isName =
          member.getKey().equalsIgnoreCase("name") || member.getKey().equalsIgnoreCase("key");
      var text = member.getValue().s();
      if (isName && text != null) {
        return text;
      }
    }
    return "";
  }

  /// Whether the member of this name holds the entry's value.
  static boolean isValue(String key) {
    return key.equalsIgnoreCase("value");
  }
}
