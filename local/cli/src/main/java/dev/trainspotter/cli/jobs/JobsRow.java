package dev.trainspotter.cli.jobs;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.query.rows.CellText;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row of the API's response, read by the API's own rules for paths.
///
/// @param members all members, in the order in which they came
record JobsRow(Map<String, AttributeValue> members) {
  static JobsRow read(String json) {
    return new JobsRow(Json.read(json));
  }

  /// The value of a field as its cell in the API's CSV shows it: several values as a list, an
  /// absent one as an empty text.
  String text(String field) {
    return CellText.of(values(field));
  }

  /// Whether the field is absent or a single number.
  boolean isNumberOrAbsent(String field) {
    List<AttributeValue> values = values(field);
    return values.isEmpty()
        || (values.size() == 1 && values.getFirst().type() == AttributeValue.Type.N);
  }

  private List<AttributeValue> values(String field) {
    int dot = field.indexOf('.');
    Column column = Column.find(dot < 0 ? field : field.substring(0, dot));
    if (column == null) {
      // A newer API may have a column that this program does not know: its members are followed.
      return ColumnPath.find(AttributeValue.fromM(members), field);
    }
    return new ColumnPath(column, dot < 0 ? "" : field.substring(dot + 1))
        .in(members.get(column.id()));
  }
}
