package dev.trainspotter.benchmarks.replay;

import java.util.Collection;

/// How several measurements of the same figure are distributed.
record Spread(double median, double mean, double min, double max) {
  /// The spread of these values; there must be at least one.
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / sorted.length;
    return new Spread(median, mean, sorted[0], sorted[sorted.length - 1]);
  }
}
