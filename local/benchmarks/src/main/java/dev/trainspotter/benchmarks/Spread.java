package dev.trainspotter.benchmarks;

import java.util.Collection;

/// How far several measurements of the same figure are apart.
record Spread(double median, double mean, double min, double max) {
  /// That of these values, of which there is one at least.
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / sorted.length;
    return new Spread(median, mean, sorted[0], sorted[sorted.length - 1]);
  }
}
