package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TextWidth;
import java.io.PrintStream;
import java.util.Locale;

/// Tells how far a walk is: a line that is rewritten where somebody watches, and one at the end.
final class JobsProgress {
  /// What a terminal of 80 columns shows without beginning another line.
  private static final int ROOM = 79;

  private final PrintStream err;
  private final boolean isWatched;
  private long jobs;
  private long rowsExamined;
  private int shown;

  /// @param isWatched whether `err` is a terminal
  JobsProgress(PrintStream err, boolean isWatched) {
    this.err = err;
    this.isWatched = isWatched;
  }

  /// A page was written.
  void add(JobsOutput.Written page) {
    jobs += page.jobs();
    rowsExamined += page.rowsExamined();
    if (isWatched) {
      show(line());
    }
  }

  /// A page cannot be had now and is asked for again.
  void tryAgain(String why, int attempt, int attempts) {
    if (isWatched) {
      String deed = ": trying again (%d of %d)".formatted(attempt, attempts);
      clear();
      show(TextWidth.cut(OneLine.of(why), ROOM - deed.length()) + deed);
    }
  }

  /// Takes the line away, before rows may go to the same terminal.
  void clear() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  /// The walk is done.
  void end() {
    clear();
    err.print(line() + "\n");
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
