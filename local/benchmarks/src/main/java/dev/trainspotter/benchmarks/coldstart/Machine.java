package dev.trainspotter.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The machine that is measured on, in words.
final class Machine {
  private Machine() {}

  /// Its processor, the number of its CPUs, and the version of Java.
  static String description(int cpus) throws IOException {
    return "%s, %d CPUs, Java %s".formatted(processor(), cpus, Runtime.version());
  }

  /// Not every kernel names the processor.
  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a processor of the kind " + System.getProperty("os.arch", ""));
    }
  }
}
