package dev.trainspotter.catalog.reader;

import java.util.List;

/// A way through rows that the table's indexes can go without reading any other: some partitions,
/// some creation times, one order.
///
/// @param partitions no job may be in two of them
public record Walk(List<Partition> partitions, CreationTimes times, Order order) {
  /// Keeps its own copy.
  public Walk {
    partitions = List.copyOf(partitions);
  }

  /// Every job of these partitions, the newest first.
  public static Walk of(List<Partition> partitions) {
    return new Walk(partitions, CreationTimes.ALL, Order.NEWEST_FIRST);
  }
}
