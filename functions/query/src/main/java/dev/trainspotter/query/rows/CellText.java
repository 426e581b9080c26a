package dev.trainspotter.query.rows;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a cell of a table says.
public final class CellText {
  private static final String NAME = "v";

  private CellText() {}

  /// One value as it is, several as a list, none as an empty text; structures and lists are JSON.
  public static String of(List<AttributeValue> values) {
    if (values.isEmpty()) {
      return "";
    }
    AttributeValue value = values.size() == 1 ? values.getFirst() : AttributeValue.fromL(values);
    return switch (value.type()) {
      case S -> value.s();
      case N -> value.n();
      default -> json(value);
    };
  }

  private static String json(AttributeValue value) {
    String object = EnhancedDocument.fromAttributeValueMap(Map.of(NAME, value)).toJson();
    return object.substring(object.indexOf(':') + 1, object.length() - 1);
  }
}
