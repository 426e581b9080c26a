package dev.trainspotter.catalog.masking;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// AWS's way to write a map as a list: `{"Name": …, "Value": …}` or `{"Key": …, "Value": …}`.
final class NamedValue {
  private NamedValue() {}

  /// The name beside a value; empty where there is none.
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

  static boolean isValue(String key) {
    return key.equalsIgnoreCase("value");
  }
}
