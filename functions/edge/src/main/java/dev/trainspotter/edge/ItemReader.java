package dev.trainspotter.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadConstraints;

/// Reads items in DynamoDB's JSON, token by token. The tokens come from the parser that the SDK
/// brings along and uses itself.
final class ItemReader {
  /// The parser's limits are off, because DynamoDB has its own. Keys of maps come from users, so
  /// their texts are not kept for ever, and no choice of keys may make the parser fail.
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser json;

  /// Reads from the value at which the parser stands.
  ItemReader(JsonParser json) {
    this.json = json;
  }

  /// Enters the response, which is an object.
  void begin() throws IOException {
    json.nextToken();
    require(JsonToken.START_OBJECT);
  }

  /// The items in a list, under the empty text; or in a list for each table, under its name.
  Map<String, List<Map<String, AttributeValue>>> tables() throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      return Map.of("", items());
    }
    Map<String, List<Map<String, AttributeValue>>> tables = new LinkedHashMap<>();
    require(JsonToken.START_OBJECT);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      tables.put(name, items());
    }
    return tables;
  }

  private List<Map<String, AttributeValue>> items() throws IOException {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    require(JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(map());
    }
    return items;
  }

  private Map<String, AttributeValue> map() throws IOException {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    require(JsonToken.START_OBJECT);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      map.put(name, value());
    }
    return map;
  }

  /// A value: an object whose only member is named after the value's type.
  private AttributeValue value() throws IOException {
    require(JsonToken.START_OBJECT);
    String type = String.valueOf(json.nextFieldName());
    JsonToken first = json.nextToken();
    AttributeValue value =
        switch (type) {
          case "S" -> AttributeValue.fromS(text());
          case "N" -> AttributeValue.fromN(text());
          case "BOOL" -> AttributeValue.fromBool(first == JsonToken.VALUE_TRUE);
          case "NULL" -> AttributeValue.fromNul(first == JsonToken.VALUE_TRUE);
          case "M" -> AttributeValue.fromM(map());
          case "L" -> AttributeValue.fromL(list(this::value));
          case "B" -> AttributeValue.fromB(bytes());
          case "SS" -> AttributeValue.fromSs(list(this::text));
          case "NS" -> AttributeValue.fromNs(list(this::text));
          case "BS" -> AttributeValue.fromBs(list(this::bytes));
          default -> throw new IOException("an attribute has the unknown type " + type);
        };
    json.nextToken();
    require(JsonToken.END_OBJECT);
    return value;
  }

  @FunctionalInterface
  private interface Element<T> {
    T read() throws IOException;
  }

  private <T> List<T> list(Element<T> element) throws IOException {
    List<T> list = new ArrayList<>();
    require(JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(element.read());
    }
    return list;
  }

  private String text() throws IOException {
    require(JsonToken.VALUE_STRING);
    return json.getText();
  }

  private SdkBytes bytes() throws IOException {
    require(JsonToken.VALUE_STRING);
    return SdkBytes.fromByteArrayUnsafe(json.getBinaryValue());
  }

  private void require(JsonToken expected) throws IOException {
    if (json.currentToken() != expected) {
      throw new IOException("expected %s, found %s".formatted(expected, json.currentToken()));
    }
  }
}
