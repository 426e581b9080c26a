package dev.trainspotter.cli.terminal;

import java.io.PrintStream;

/// Shows how far something is: on a terminal a line that is rewritten, otherwise a line of its own
/// for each change.
public final class ProgressLine {
  /// The longest line that does not wrap on a terminal of 80 columns.
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean isTerminal;
  private String shown = "";

  /// @param isTerminal whether `err` is a terminal
  public ProgressLine(PrintStream err, boolean isTerminal) {
    this.err = err;
    this.isTerminal = isTerminal;
  }

  /// Shows this text in place of the text before.
  public synchronized void show(String text) {
    String line = OneLine.of(text);
    if (isTerminal) {
      String cut = TextWidth.cut(line, WIDTH);
      clear();
      err.print("\r" + cut);
      err.flush();
      shown = cut;
    } else if (!line.equals(shown)) {
      err.print(line + "\n");
      err.flush();
      shown = line;
    }
  }

  /// Prints a line that stays.
  public synchronized void print(String text) {
    clear();
    err.print(OneLine.of(text) + "\n");
    err.flush();
  }

  /// Removes the line from a terminal.
  public synchronized void clear() {
    if (isTerminal && !shown.isEmpty()) {
      err.print("\r" + " ".repeat(TextWidth.of(shown)) + "\r");
      err.flush();
      shown = "";
    }
  }
}
