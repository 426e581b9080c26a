package dev.trainspotter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainspotterTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local --port abc   | Invalid value for option '--port': must be 0 to 65535, was abc",
        "local --port 65536 | Invalid value for option '--port': must be 0 to 65535, was 65536",
        "local --port       | Missing required parameter for option '--port' (N)",
        "local --twice      | Unknown option: '--twice'",
        "local now          | Unmatched argument at index 1: 'now'",
        "fly                | Unmatched argument at index 0: 'fly'",
      })
  void reportsInvalidUsageInOneLineAndWhereToReadMore(String line, String complaint) {
    int exitCode = run(line.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            complaint,
            "see: ./trainspotter%s --help".formatted(line.startsWith("local") ? " local" : ""));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void suggestsTheNearestCommand() {
    int exitCode = run("job");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean").contains("trainspotter jobs");
  }

  @Test
  void requiresACommand() {
    int exitCode = run();

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Missing required subcommand")
        .contains("Usage: trainspotter", "jobs");
  }

  @Test
  void printsItsUsage() {
    int exitCode = run("--help");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).startsWith("Usage: trainspotter").contains("local");
  }

  @Test
  void printsItsVersion() {
    int exitCode = run("--version");

    assertThat(exitCode).isZero();
    assertThat(out.toString().strip()).matches("Trainspotter \\d+\\.\\d+\\.\\d+");
  }

  private int run(String... arguments) {
    return Trainspotter.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
