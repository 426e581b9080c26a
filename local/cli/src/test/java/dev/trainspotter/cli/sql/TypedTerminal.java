package dev.trainspotter.cli.sql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;

/// A terminal over pipes: what is typed, and what is shown.
final class TypedTerminal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PipedOutputStream keys = new PipedOutputStream();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Terminal terminal;
  private int read;

  private TypedTerminal(Opening opening) throws IOException {
    terminal = opening.open(new PipedInputStream(keys), screen);
  }

  private interface Opening {
    Terminal open(InputStream keys, OutputStream screen) throws IOException;
  }

  /// A terminal that shows no more than what is printed, and knows no keys.
  static TypedTerminal dumb() throws IOException {
    return new TypedTerminal(
        (keys, screen) -> new DumbTerminal("test", "dumb", keys, screen, StandardCharsets.UTF_8));
  }

  /// A terminal that moves its cursor.
  static TypedTerminal ansi() throws IOException {
    return new TypedTerminal(
        (keys, screen) ->
            new ExternalTerminal("test", "ansi", keys, screen, StandardCharsets.UTF_8));
  }

  Terminal terminal() {
    return terminal;
  }

  /// A stream to the screen.
  PrintStream screen() {
    return new PrintStream(screen, true, StandardCharsets.UTF_8);
  }

  /// Types this text.
  void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /// Waits for this text, and returns what is shown up to it since the last time.
  String await(String text) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      String shown = screen.toString(StandardCharsets.UTF_8);
      int at = shown.indexOf(text, read);
      if (at >= 0) {
        String since = shown.substring(read, at + text.length());
        read = at + text.length();
        return since.replace("\r", "");
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException(
        "no %s in %s".formatted(text, screen.toString(StandardCharsets.UTF_8)));
  }

  /// Ends the input.
  void end() throws IOException {
    keys.close();
  }

  @Override
  public void close() throws IOException {
    keys.close();
    terminal.close();
  }
}
