package dev.trainspotter.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Builds a JSON object. Members keep the order in which they are added; a member whose value is
/// null is left out.
public final class JsonObject {
  private final Map<String, AttributeValue> members = new LinkedHashMap<>();

  /// Adds a text.
  public JsonObject with(String name, @Nullable String value) {
    return value == null ? this : with(name, AttributeValue.fromS(value));
  }

  /// Adds a whole number.
  public JsonObject with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  /// Adds true or false.
  public JsonObject with(String name, boolean value) {
    return with(name, AttributeValue.fromBool(value));
  }

  /// Adds an object.
  public JsonObject with(String name, JsonObject value) {
    return with(name, value.value());
  }

  /// Adds a value that is stored in the table.
  public JsonObject with(String name, @Nullable AttributeValue value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  /// Adds a list of texts.
  public JsonObject withTexts(String name, List<String> values) {
    return with(name, texts(values));
  }

  /// Adds a list of objects.
  public JsonObject withObjects(String name, List<JsonObject> values) {
    return with(name, AttributeValue.fromL(values.stream().map(JsonObject::value).toList()));
  }

  /// Adds a list of lists of texts.
  public JsonObject withLists(String name, List<List<String>> values) {
    return with(name, AttributeValue.fromL(values.stream().map(JsonObject::texts).toList()));
  }

  private static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }

  private AttributeValue value() {
    return AttributeValue.fromM(members);
  }

  /// The object as JSON text.
  @Override
  public String toString() {
    return Json.text(members);
  }
}
