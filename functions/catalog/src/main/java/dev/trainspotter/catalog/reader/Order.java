package dev.trainspotter.catalog.reader;

import java.util.Comparator;

/// The order in which a scan returns jobs.
public enum Order {
  /// By creation time and then by ARN, both descending.
  NEWEST_FIRST(Comparator.<Position>naturalOrder(), false),
  /// By creation time and then by ARN, both ascending.
  OLDEST_FIRST(Comparator.<Position>reverseOrder(), true);

  private final Comparator<Position> comparator;
  private final boolean isForward;

  Order(Comparator<Position> comparator, boolean isForward) {
    this.comparator = comparator;
    this.isForward = isForward;
  }

  /// Compares positions in this order.
  public Comparator<Position> comparator() {
    return comparator;
  }

  /// Whether DynamoDB reads an index in ascending order for it.
  boolean isForward() {
    return isForward;
  }
}
