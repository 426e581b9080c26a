package dev.trainspotter.benchmarks.listspeed;

import dev.trainspotter.benchmarks.replay.MeasuredRun;
import java.util.List;
import java.util.stream.Stream;

/// Measures how fast a list request examines index entries, and how fast the SDK alone decodes
/// them.
final class ListSpeed {
  /// Runs that are not measured, in which the JVM compiles the code.
  private static final int WARM_UPS = 10;

  private ListSpeed() {}

  /// Measures this number of runs, after the warm-up; returns them in order.
  ///
  /// @param expected how many entries each list request must examine
  /// @throws IllegalStateException if a list request examines another number of entries
  static List<MeasuredRun> measure(RecordedList recorded, int runs, int expected) {
    return Stream.generate(() -> run(recorded, expected))
        .limit(WARM_UPS + (long) runs)
        .skip(WARM_UPS)
        .toList();
  }

  private static MeasuredRun run(RecordedList recorded, int expected) {
    MeasuredRun run = MeasuredRun.of(recorded::list, recorded::decode);
    if (run.work().entries() != expected) {
      throw new IllegalStateException(
          "the list examined %,d entries instead of %,d".formatted(run.work().entries(), expected));
    }
    return run;
  }
}
