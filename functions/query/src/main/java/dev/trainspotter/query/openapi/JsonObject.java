package dev.trainspotter.query.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A JSON object in the making; its members stay in the order in which they were added.
final class JsonObject {
  private final Map<String, AttributeValue> members = new LinkedHashMap<>();

  JsonObject with(String name, String value) {
    return with(name, AttributeValue.fromS(value));
  }

  JsonObject with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  JsonObject with(String name, boolean value) {
    return with(name, AttributeValue.fromBool(value));
  }

  JsonObject with(String name, JsonObject value) {
    return with(name, value.value());
  }

  JsonObject withTexts(String name, List<String> values) {
    return with(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
  }

  JsonObject withObjects(String name, List<JsonObject> values) {
    return with(name, AttributeValue.fromL(values.stream().map(JsonObject::value).toList()));
  }

  private JsonObject with(String name, AttributeValue value) {
    members.put(name, value);
    return this;
  }

  private AttributeValue value() {
    return AttributeValue.fromM(members);
  }

  /// The object as JSON.
  @Override
  public String toString() {
    return EnhancedDocument.fromAttributeValueMap(members).toJson();
  }
}
