package dev.trainspotter.cli.local.deployment;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Prints the steps of local mode, each with the time since the JVM started.
///
/// @param out standard error
public record LocalProgress(PrintStream out) {
  /// The JVM's start. The process can be older, because the shell that ran the build became this
  /// JVM.
  private static final Instant JVM_START =
      Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

  /// Prints a step that is done.
  public void done(String step) {
    out.println("%7s  %s".formatted(seconds(sinceJvmStart(Instant.now())), step));
  }

  /// Prints a line without the time.
  public void print(String line) {
    out.println(line);
  }

  /// The time from the start of the JVM to this instant.
  public static Duration sinceJvmStart(Instant then) {
    return Duration.between(JVM_START, then);
  }

  /// The length in seconds, with one decimal.
  public static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1e3);
  }
}
