package dev.trainspotter.query.rows;

import dev.trainspotter.catalog.Json;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The text of a value in a table's cell.
public final class CellText {
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
      default -> Json.text(value);
    };
  }
}
