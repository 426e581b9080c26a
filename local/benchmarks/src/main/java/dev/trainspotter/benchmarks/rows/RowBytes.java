package dev.trainspotter.benchmarks.rows;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.ItemSize;
import dev.trainspotter.catalog.table.KeyAttribute;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of rows, as DynamoDB counts it.
///
/// @param rows bytes of whole rows
/// @param entries bytes of their entries in the index of the newest jobs
public record RowBytes(long rows, long entries) {
  static final RowBytes NONE = new RowBytes(0, 0);

  private static final Set<String> ENTRY_ATTRIBUTES = entryAttributes();

  /// The size of one row.
  public static RowBytes of(Map<String, AttributeValue> row) {
    return new RowBytes(ItemSize.of(row), ItemSize.of(entry(row)));
  }

  /// The row's entry in the index of the newest jobs.
  static Map<String, AttributeValue> entry(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> entry = new HashMap<>(row);
    entry.keySet().retainAll(ENTRY_ATTRIBUTES);
    return entry;
  }

  /// The sum of both sizes.
  RowBytes plus(RowBytes more) {
    return new RowBytes(rows + more.rows, entries + more.entries);
  }

  private static Set<String> entryAttributes() {
    Set<String> attributes = new HashSet<>(Index.PROJECTED);
    Index.RECENT.partitionKeys().stream().map(KeyAttribute::id).forEach(attributes::add);
    Index.RECENT.sortKeys().stream().map(KeyAttribute::id).forEach(attributes::add);
    return attributes;
  }
}
