package dev.trainspotter.catalog.reader;

import java.util.List;

/// A way through rows that the table's indexes can go without reading any other: some partitions,
/// some creation times, one order.
///
/// @param partitions no job may be in two of them
public record IndexRange(List<Partition> partitions, TimeRange times, Order order) {
  /// Keeps its own copy.
  public IndexRange {
    partitions = List.copyOf(partitions);
  }

  /// Every job of these partitions, the newest first.
  public static IndexRange of(List<Partition> partitions) {
    return new IndexRange(partitions, TimeRange.ALL, Order.NEWEST_FIRST);
  }
}
