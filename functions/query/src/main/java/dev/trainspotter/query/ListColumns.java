package dev.trainspotter.query;

import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.query.rows.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Answers what columns there are.
final class ListColumns {
  private ListColumns() {}

  static Answer answer() {
    List<AttributeValue> columns =
        Arrays.stream(Column.values()).map(ListColumns::described).toList();
    String body =
        EnhancedDocument.fromAttributeValueMap(Map.of("columns", AttributeValue.fromL(columns)))
            .toJson();
    return new Answer(Response.json(body), 0);
  }

  private static AttributeValue described(Column column) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    members.put("id", AttributeValue.fromS(column.id()));
    members.put("type", AttributeValue.fromS(column.type().id()));
    if (column.member() != null) {
      members.put("member", AttributeValue.fromS(column.member()));
    }
    members.put("description", AttributeValue.fromS(column.description()));
    return AttributeValue.fromM(members);
  }
}
