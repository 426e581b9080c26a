package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.Trainspotter;
import dev.trainspotter.cli.http.JobsServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The result of `./trainspotter jobs`, run within this JVM.
public record JobsRun(int exitCode, String out, String err) {
  /// Runs the command against this server.
  public static JobsRun of(JobsServer server, String... arguments) {
    return of(Stream.concat(Stream.of("--url", server.url()), Stream.of(arguments)).toList());
  }

  public static JobsRun of(String... arguments) {
    return of(List.of(arguments));
  }

  private static JobsRun of(List<String> arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int exitCode =
          Trainspotter.commandLine()
              .execute(Stream.concat(Stream.of("jobs"), arguments.stream()).toArray(String[]::new));
      return new JobsRun(
          exitCode,
          written.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
