package dev.trainspotter.cli.jobs;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.query.filter.ColumnPath;
import dev.trainspotter.query.rows.CellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row as the API answered it, looked into by the API's own rules.
///
/// @param members all of it, in the order in which it came
/// @param job the columns among them
record JobsRow(Map<String, AttributeValue> members, TrainingJob job) {
  static JobsRow read(String json) {
    Map<String, AttributeValue> members = EnhancedDocument.fromJson(json).toMap();
    Map<String, AttributeValue> columns = new LinkedHashMap<>(members);
    columns.keySet().removeIf(id -> Column.find(id) == null);
    return new JobsRow(members, new TrainingJob(columns));
  }

  /// The value of a field, of several in lists a list, as its cell in the API's CSV has it; empty
  /// when it is absent.
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
    return column == null
        ? unknown(field)
        : new ColumnPath(column, dot < 0 ? "" : field.substring(dot + 1)).stored(job);
  }

  /// A column that only a newer API knows is followed as a member that nobody documented.
  private List<AttributeValue> unknown(String field) {
    Map<String, AttributeValue> extra =
        Map.of(Column.EXTRA_MEMBERS.id(), AttributeValue.fromM(members));
    return new ColumnPath(Column.EXTRA_MEMBERS, field).stored(new TrainingJob(extra));
  }
}
