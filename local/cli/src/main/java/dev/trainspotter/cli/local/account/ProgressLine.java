package dev.trainspotter.cli.local.account;

import dev.trainspotter.cli.terminal.LineStream;
import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TextWidth;
import java.io.PrintStream;
import java.time.Duration;

/// One line of progress: rewritten in place on a terminal, otherwise printed from time to time.
public final class ProgressLine {
  /// The longest line that does not wrap on a terminal of 80 columns.
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean isTerminal;
  private final Duration plainInterval;
  private int shown;
  private long lastPrint;
  private boolean isPrinted;

  /// @param isTerminal whether `err` is a terminal
  /// @param plainInterval how often the line is printed where there is no terminal
  public ProgressLine(PrintStream err, boolean isTerminal, Duration plainInterval) {
    this.err = err;
    this.isTerminal = isTerminal;
    this.plainInterval = plainInterval;
  }

  /// A stream for other lines, which are printed above this one.
  public PrintStream above() {
    return LineStream.to(this::printAbove);
  }

  /// Shows how far it is.
  synchronized void show(String text) {
    String line = TextWidth.cut(OneLine.of(text), WIDTH);
    if (isTerminal) {
      int width = TextWidth.of(line);
      err.print("\r" + line + " ".repeat(Math.max(0, shown - width)));
      err.flush();
      shown = Math.max(shown, width);
      return;
    }
    long now = System.nanoTime();
    if (!isPrinted || now - lastPrint >= plainInterval.toNanos()) {
      isPrinted = true;
      lastPrint = now;
      err.println("         " + line);
    }
  }

  private synchronized void printAbove(String line) {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
    err.println(line);
  }
}
