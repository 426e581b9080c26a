package dev.trainspotter.catalog.reader;

import java.util.Comparator;

/// In which order a walk shows its jobs.
public enum Order {
  /// By creation time and then by ARN, backwards.
  NEWEST_FIRST(Comparator.<Position>naturalOrder(), false),
  /// By creation time and then by ARN.
  OLDEST_FIRST(Comparator.<Position>reverseOrder(), true);

  private final Comparator<Position> comparator;
  private final boolean isForward;

  Order(Comparator<Position> comparator, boolean isForward) {
    this.comparator = comparator;
    this.isForward = isForward;
  }

  /// Puts the positions that are shown first before the others.
  public Comparator<Position> comparator() {
    return comparator;
  }

  /// Whether an index is read the way it is sorted.
  boolean isForward() {
    return isForward;
  }
}
