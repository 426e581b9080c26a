package dev.trainspotter.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/// How fast a list goes through index entries, compared with the SDK that only decodes them.
final class ListSpeed {
  /// Runs that are not measured, in which the JVM compiles the code.
  private static final int WARM_UPS = 10;

  private ListSpeed() {}

  /// So many runs, in the order in which they were measured.
  ///
  /// @param expected how many entries each list must examine
  /// @throws IllegalStateException when one examined another number of them
  static List<MeasuredRun> measure(RecordedList recorded, int runs, int expected) {
    return Stream.generate(() -> run(recorded, expected))
        .limit(WARM_UPS + (long) runs)
        .skip(WARM_UPS)
        .toList();
  }

  private static MeasuredRun run(RecordedList recorded, int expected) {
    MeasuredRun run = MeasuredRun.of(recorded);
    if (run.list().entries() != expected) {
      throw new IllegalStateException(
          "the list examined %,d entries instead of %,d".formatted(run.list().entries(), expected));
    }
    return run;
  }
}
