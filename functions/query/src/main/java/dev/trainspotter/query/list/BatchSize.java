package dev.trainspotter.query.list;

/// How many whole rows are read at once: few at first, because a row may have megabytes; then as
/// many as fit the read units of a batch, by the average cost so far.
final class BatchSize {
  private static final int FIRST = 5;
  private static final int LARGEST = 25;

  /// The read units of a batch; a row of 6 KB costs one.
  private static final double READ_UNITS = 100;

  private int rows;
  private double readUnits;

  /// How many rows the next batch may have.
  int next() {
    if (rows == 0) {
      return FIRST;
    }
    double each = Math.max(readUnits / rows, READ_UNITS / LARGEST);
    return Math.max(1, (int) (READ_UNITS / each));
  }

  /// Records what a batch cost.
  void add(int more, double cost) {
    rows += more;
    readUnits += cost;
  }
}
