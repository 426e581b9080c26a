package dev.trainspotter.catalog.reader;

import java.util.List;

/// A part of one index that can be read without reading anything else: some partitions, a range of
/// creation times, and the order of the scan.
///
/// @param partitions no job may be in two of them
public record IndexRange(List<Partition> partitions, TimeRange times, Order order) {
  /// Copies the list.
  public IndexRange {
    partitions = List.copyOf(partitions);
  }

  /// All jobs of these partitions, newest first.
  public static IndexRange of(List<Partition> partitions) {
    return new IndexRange(partitions, TimeRange.ALL, Order.NEWEST_FIRST);
  }
}
