package dev.trainspotter.cli.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.ProgramRun;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./trainspotter reconcile` as a program of its own.
class ReconcileProcessTest {
  private final ReconciledStack stack;

  ReconcileProcessTest() throws IOException {
    this.stack = new ReconciledStack();
  }

  @AfterEach
  void close() {
    stack.close();
  }

  private ProgramRun start(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 1];
    all[0] = "reconcile";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return ProgramRun.start(stack.environment(), List.of(), all);
  }

  @Test
  void findsTheFunctionAndFollowsThePassToItsEnd() throws IOException, InterruptedException {
    stack.putJobs(4);

    try (ProgramRun run = start("--stack", "trainspotter-prod", "--from", "2020-01-01")) {
      assertThat(run.exitCode()).as(run.errors().toString()).isZero();
      assertThat(run.output()).startsWith("111122223333/us-east-1: looked at 4, missed 0");
      assertThat(stack.events())
          .containsExactly("{\"from\":\"2020-01-01T00:00:00.000Z\",\"to\":\"\"}");
    }
  }

  @Test
  void leavesThePassRunningAndSaysSoWhenItIsInterrupted() throws IOException, InterruptedException {
    stack.askForAPass(Instant.parse("2020-01-01T00:00:00Z"));

    try (ProgramRun run = start("--stack", "trainspotter-prod")) {
      run.awaitLine("waits for the next run");
      run.terminate();
      run.exitCode();

      assertThat(run.errors())
          .contains(
              "the comparison goes on in AWS: ./trainspotter reconcile --stack trainspotter-prod"
                  + " follows it again");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | --stack=trainspotter-prod --from=2026-02-01 --to=2026-01-01 | --from must not be after --to
          2 | --stack=trainspotter-prod --from=2026-02-30 | must be a date such as
          2 | --stack=trainspotter-prod --to=soon | must be a date such as
          2 | --stack=trainspotter-prod --from=9000-01-01 | --from must not lie in the future
          2 | --from=2026-01-01 | Missing required option: '--stack=NAME'
          1 | --stack=nope | Stack with id nope does not exist
          """)
  void refusesInOneLine(int exitCode, String arguments, String line)
      throws IOException, InterruptedException {
    try (ProgramRun run = start(arguments.split(" "))) {
      assertThat(run.exitCode()).isEqualTo(exitCode);
      assertThat(run.output()).isEmpty();
      assertThat(run.errors().getFirst()).contains(line);
      assertThat(run.errors())
          .hasSizeLessThanOrEqualTo(2)
          .noneMatch(text -> text.contains("\tat "));
      assertThat(stack.events()).isEmpty();
    }
  }

  @Test
  void refusesAStackWithoutReconciliation() throws IOException, InterruptedException {
    stack.deployWithoutReconciliation();

    try (ProgramRun run = start("--stack", "trainspotter-prod")) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.errors())
          .singleElement()
          .asString()
          .startsWith("the stack trainspotter-prod has no reconciliation: deploy it");
    }
  }

  @Test
  void saysWhatIsDenied() throws IOException, InterruptedException {
    stack.failing("403{\"Message\":\"User is not authorized\"}");

    try (ProgramRun run = start("--stack", "trainspotter-prod")) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.errors())
          .singleElement()
          .asString()
          .startsWith("your AWS credentials lack lambda:InvokeFunction on the function");
    }
  }
}
