package dev.trainspotter.benchmarks.coldstart;

import java.time.Duration;

/// What one start of a function took.
///
/// @param init from the start of the process until the handler waited for an invocation
/// @param call from the first invocation to its response
/// @param cpu of the process until then, in user and system mode
/// @param restored from the first invocation after a restore to its response, in a process that was
///     primed for a snapshot
record ColdStart(Duration init, Duration call, Duration cpu, Duration restored) {
  private static final double NANOS = 1e6;

  double initMillis() {
    return millis(init);
  }

  double callMillis() {
    return millis(call);
  }

  double restoredMillis() {
    return millis(restored);
  }

  /// The first call after a restore in relation to one in a process that was not primed.
  double restoredShare() {
    return restoredMillis() / callMillis();
  }

  double totalMillis() {
    return millis(init.plus(call));
  }

  double cpuMillis() {
    return millis(cpu);
  }

  private static double millis(Duration time) {
    return time.toNanos() / NANOS;
  }
}
