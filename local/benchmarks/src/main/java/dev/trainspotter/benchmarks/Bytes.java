package dev.trainspotter.benchmarks;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.ItemSize;
import dev.trainspotter.catalog.table.KeyAttribute;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large rows are, as DynamoDB counts.
///
/// @param rows of whole rows
/// @param entries of what the index of the newest jobs holds of them
record Bytes(long rows, long entries) {
  static final Bytes NONE = new Bytes(0, 0);

  private static final Set<String> ENTRY_ATTRIBUTES = entryAttributes();

  /// Those of one row.
  static Bytes of(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> entry = new HashMap<>(row);
    entry.keySet().retainAll(ENTRY_ATTRIBUTES);
    return new Bytes(ItemSize.of(row), ItemSize.of(entry));
  }

  /// Both together.
  Bytes plus(Bytes more) {
    return new Bytes(rows + more.rows, entries + more.entries);
  }

  private static Set<String> entryAttributes() {
    Set<String> attributes = new HashSet<>(Index.PROJECTED);
    Index.RECENT.partitionKeys().stream().map(KeyAttribute::id).forEach(attributes::add);
    Index.RECENT.sortKeys().stream().map(KeyAttribute::id).forEach(attributes::add);
    return attributes;
  }
}
