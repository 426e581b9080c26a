package dev.trainspotter.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// An output stream that passes each complete line to a consumer.
public final class LineStream extends OutputStream {
  private final Consumer<String> reader;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LineStream(Consumer<String> reader) {
    this.reader = reader;
  }

  /// A stream that several threads may print to; the reader gets one line at a time.
  public static PrintStream to(Consumer<String> reader) {
    return new PrintStream(new LineStream(reader), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int letter) {
    if (letter != '\n') {
      line.write(letter);
      return;
    }
    String whole = line.toString(StandardCharsets.UTF_8);
    line.reset();
    reader.accept(whole);
  }
}
