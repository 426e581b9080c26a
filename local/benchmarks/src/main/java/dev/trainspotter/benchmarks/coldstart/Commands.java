package dev.trainspotter.benchmarks.coldstart;

import java.io.IOException;
import java.util.List;

/// Programs of this machine that are run for their effect.
final class Commands {
  private Commands() {}

  /// Whether the program exists and exits with 0. Its output is dropped.
  static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s ran".formatted(command.getFirst()), e);
    }
  }
}
