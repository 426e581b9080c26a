package dev.trainspotter.query.list;

/// How many whole rows are read at once: few at first, for a row may have megabytes; then as many
/// as a batch may cost, by what those before have cost.
final class BatchSize {
  private static final int FIRST = 5;
  private static final int LARGEST = 25;

  /// Rows of 6 KB cost one each.
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

  /// A batch of so many rows has been read for so much.
  void add(int more, double cost) {
    rows += more;
    readUnits += cost;
  }
}
