package dev.trainspotter.catalog.masking;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An entry of a map that AWS writes as a list: `{"Name": …, "Value": …}` or
/// `{"Key": …, "Value": …}`, also with a word before both, as in `ParameterName`.
final class NamedValue {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:parameter|variable|attribute|option|header)?_?(?:name|key)", CASE_INSENSITIVE);
  private static final Pattern VALUE =
      Pattern.compile("(?:parameter|variable|attribute|option|header)?_?values?", CASE_INSENSITIVE);

  private NamedValue() {}

  /// The text of the member `Name` or `Key`; empty when there is no such text.
  static String nameIn(Map<String, AttributeValue> members) {
    for (var member : members.entrySet()) {
      var text = member.getValue().s();
      if (text != null && NAME.matcher(member.getKey()).matches()) {
        return text;
      }
    }
    return "";
  }

  /// Whether the member of this name holds the entry's value.
  static boolean isValue(String key) {
    return VALUE.matcher(key).matches();
  }
}
