package dev.trainspotter.benchmarks;

import java.io.PrintStream;
import java.time.Duration;

/// Tells what happens, a line a step, while the figures are on their way.
///
/// @param out where to; standard error
record BenchmarkProgress(PrintStream out) {
  /// One line.
  void say(String line) {
    out.println(line);
  }

  /// Minutes and seconds.
  static String length(Duration time) {
    return "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
