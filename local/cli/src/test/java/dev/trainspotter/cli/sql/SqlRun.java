package dev.trainspotter.cli.sql;

import dev.trainspotter.cli.Trainspotter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The result of a command that requests the API, run within this JVM.
record SqlRun(int exitCode, String out, String err) {
  /// Runs `sql` with nothing on standard input.
  static SqlRun of(URI api, String... arguments) {
    return reading("", api, arguments);
  }

  /// Runs `sql` with this text on standard input, which is no terminal.
  static SqlRun reading(String input, URI api, String... arguments) {
    return reading(input.getBytes(StandardCharsets.UTF_8), api, arguments);
  }

  static SqlRun reading(byte[] input, URI api, String... arguments) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input));
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int exitCode =
          Trainspotter.commandLine()
              .execute(
                  Stream.concat(Stream.of("sql", "--url", api.toString()), Stream.of(arguments))
                      .toArray(String[]::new));
      return new SqlRun(
          exitCode,
          written.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }
}
