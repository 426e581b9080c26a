package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Attributes;
import dev.trainspotter.catalog.table.KeyAttribute;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What readers see of an item: its columns, neither keys nor the writer's own attributes.
final class VisibleColumns {
  private VisibleColumns() {}

  /// The row in this item. Its `_key` is made from the item's key, because no index carries it.
  static TrainingJob of(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> columns = HashMap.newHashMap(item.size() + 1);
    item.forEach(
        (name, value) -> {
          if (Column.find(name) != null) {
            columns.put(name, value);
          }
        });
    String key =
        Attributes.text(item, KeyAttribute.ARN.id())
            + "@"
            + Attributes.text(item, KeyAttribute.CREATION_TIME.id());
    columns.put(Column.KEY.id(), AttributeValue.fromS(key));
    return new TrainingJob(columns);
  }
}
