package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in a process of its own.
class SqlProcessTest {
  private static LocalApi api;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws InterruptedException {
    api = LocalApi.of(List.of(FullJob.of(61)));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /// The program with this text on standard input.
  private ProgramRun run(String input, List<String> options, String... arguments) throws Exception {
    List<String> command = ProgramRun.command(options, arguments);
    ProcessBuilder program =
        new ProcessBuilder(command)
            .redirectInput(Files.writeString(folder.resolve("input"), input).toFile());
    program.environment().put("XDG_STATE_HOME", folder.toString());
    return ProgramRun.start(program);
  }

  @Test
  void readsAStatementFromStandardInput() throws Exception {
    try (ProgramRun run =
        run(
            "SELECT count(*) AS n FROM aws.sagemaker_training_job",
            List.of(),
            "sql",
            "--url",
            api.url().toString())) {
      int exitCode = run.exitCode();

      assertThat(run.errors()).hasSize(1).first().asString().startsWith("1 row, 1 row examined, ");
      assertThat(run.output()).isEqualTo("n\n1\n");
      assertThat(exitCode).isZero();
    }
  }

  @Test
  void opensAPromptWhereStandardInputIsATerminal() throws Exception {
    try (ProgramRun run =
        run(
            "\\d\nSELECT 1 AS a,\n  2 AS b;\nSELECT fro;\n",
            List.of("-Dstdin.terminal=true"),
            "sql",
            "--url",
            api.url().toString())) {
      int exitCode = run.exitCode();

      assertThat(run.output())
          .contains("aws.sagemaker_training_job_metric", "a  b\n1  2\n")
          .contains("sql> ");
      assertThat(run.errors()).contains("SELECT fro;", "       ^");
      assertThat(exitCode).isZero();
      assertThat(folder.resolve("trainspotter/sql_history")).content().contains("SELECT fro;");
    }
  }
}
