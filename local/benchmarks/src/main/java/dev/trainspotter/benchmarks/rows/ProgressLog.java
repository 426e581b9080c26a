package dev.trainspotter.benchmarks.rows;

import java.io.PrintStream;
import java.time.Duration;

/// Says what a benchmark is doing, one line for each step.
///
/// @param out where the lines go: standard error
public record ProgressLog(PrintStream out) {
  /// Prints one line.
  public void say(String line) {
    out.println(line);
  }

  /// A duration in minutes and seconds.
  public static String length(Duration time) {
    return "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
