package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TextWidth;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows how many rows were read: a line that is rewritten on a terminal, and a last line at the
/// end.
final class JobsProgress {
  /// The longest line that does not wrap on a terminal of 80 columns.
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean isTerminal;
  private long jobs;
  private long rowsExamined;
  private int shown;
  private @Nullable String next;

  /// @param isTerminal whether `err` is a terminal
  JobsProgress(PrintStream err, boolean isTerminal) {
    this.err = err;
    this.isTerminal = isTerminal;
  }

  /// Counts a page that was written.
  void add(JobsOutput.Written page) {
    jobs += page.jobs();
    rowsExamined += page.rowsExamined();
    if (isTerminal) {
      show(line());
    }
  }

  /// Shows that a page is requested again, and why.
  void retrying(String reason, int attempt, int attempts) {
    if (isTerminal) {
      String suffix = ": trying again (%d of %d)".formatted(attempt, attempts);
      clear();
      show(TextWidth.cut(OneLine.of(reason), WIDTH - suffix.length()) + suffix);
    }
  }

  /// Removes the line, because rows may follow on the same terminal.
  void clear() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  /// How many rows were written so far.
  long jobs() {
    return jobs;
  }

  /// Keeps the cursor for the last line; null when there are no more jobs.
  void stopBefore(@Nullable String cursor) {
    next = cursor;
  }

  /// Shows the final counts, and how to continue where `--max` ended the walk.
  void end() {
    clear();
    err.print(line() + (next == null ? "" : "; continue with --cursor=" + next) + "\n");
    err.flush();
  }

  private void show(String line) {
    err.print("\r" + line);
    err.flush();
    shown = TextWidth.of(line);
  }

  private String line() {
    String examined = rowsExamined == 0 ? "" : ", " + counted(rowsExamined, "row") + " examined";
    return counted(jobs, "job") + examined;
  }

  private static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
