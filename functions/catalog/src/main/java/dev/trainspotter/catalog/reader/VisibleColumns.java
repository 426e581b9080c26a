package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What readers see of an item: its columns, neither keys nor the writer's own attributes.
final class VisibleColumns {
  private VisibleColumns() {}

  /// The row in this item, with its `_key` also where an index left that out.
  static TrainingJob of(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> columns = new HashMap<>(item);
    columns.keySet().removeIf(name -> Column.find(name) == null);
    return TrainingJob.of(columns);
  }
}
