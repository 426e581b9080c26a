package dev.trainspotter.cli.local.deployment;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Tells what happens, one line a step, with the time since the JVM started.
///
/// @param out where to; standard error
public record LocalProgress(PrintStream out) {
  /// The JVM's own time: the process is older, for the shell that built first became this JVM.
  private static final Instant JVM_START =
      Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

  /// One step is done.
  public void done(String step) {
    out.println("%7s  %s".formatted(seconds(sinceJvmStart(Instant.now())), step));
  }

  /// A line that is no step.
  public void say(String line) {
    out.println(line);
  }

  /// From the start of the JVM to then.
  public static Duration sinceJvmStart(Instant then) {
    return Duration.between(JVM_START, then);
  }

  /// Seconds with one decimal.
  public static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1e3);
  }
}
