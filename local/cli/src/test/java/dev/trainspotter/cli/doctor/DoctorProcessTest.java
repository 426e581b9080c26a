package dev.trainspotter.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.reconcile.ReconciledStack;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.emulators.sts.SimulatedSts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `./trainspotter doctor` as a program of its own, against the real function with a member account
/// whose role it may or may not assume.
class DoctorProcessTest {
  private static final String HUB = "111122223333";
  private static final String MEMBER = "444455556666";
  private static final String ROLE = "arn:aws:iam::%s:role/reader";
  private static final Map<String, String> MEMBERS =
      Map.of(
          "ACCOUNTS",
          HUB + "," + MEMBER,
          "OWN_ACCOUNT",
          HUB,
          "READER_ROLE",
          ROLE.formatted("{account}"),
          "READER_EXTERNAL_ID",
          HUB + ":us-east-1:prod");

  private final SimulatedSts sts = SimulatedSts.start();
  private final ReconciledStack stack;

  DoctorProcessTest() throws IOException {
    Map.of(
            "aws.endpointUrlSts",
            sts.endpoint().toString(),
            "aws.accessKeyId",
            HUB,
            "aws.secretAccessKey",
            "any-secret",
            "aws.region",
            "us-east-1")
        .forEach(System::setProperty);
    this.stack = new ReconciledStack(MEMBERS);
  }

  @AfterEach
  void close() {
    List.of("aws.endpointUrlSts", "aws.accessKeyId", "aws.secretAccessKey", "aws.region")
        .forEach(System::clearProperty);
    stack.close();
    sts.close();
  }

  private ProgramRun doctor(String... options) throws IOException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "doctor";
    arguments[1] = "--stack";
    arguments[2] = "trainspotter-prod";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return ProgramRun.start(stack.environment(), List.of(), arguments);
  }

  @Test
  void saysThatNothingIsMissing() throws IOException, InterruptedException {
    sts.put(ROLE.formatted(MEMBER), HUB + ":us-east-1:prod");
    stack.runOnSchedule();

    try (ProgramRun run = doctor()) {
      assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
      assertThat(run.output())
          .contains("nothing is missing")
          .containsPattern(HUB + " +us-east-1 +own +allowed ")
          .containsPattern(MEMBER + " +us-east-1 +assumed +allowed ");
    }
  }

  @Test
  void namesTheMissingRoleAndTheCommandThatBringsIt() throws IOException, InterruptedException {
    stack.runOnSchedule();

    try (ProgramRun run = doctor()) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.output())
          .contains(
              "444455556666/us-east-1: the reader role cannot be assumed: denied"
                  + " AssumeRole AccessDenied",
              "  AWS_REGION=us-east-1 npx cdk deploy"
                  + " -c trainspotter:hub=111122223333:us-east-1:prod",
              "444455556666/us-east-1: no reconciliation was complete yet",
              "  ./trainspotter reconcile --stack trainspotter-prod")
          .doesNotContain("111122223333/us-east-1: ", "nothing is missing");
    }
  }

  @Test
  void returnsTheSameAsJson() throws IOException, InterruptedException {
    stack.runOnSchedule();

    try (ProgramRun run = doctor("--format", "json")) {
      assertThat(run.exitCode()).isEqualTo(1);
      JsonNode report = Json.read(run.output());
      JsonNode member = report.path("accounts_and_regions").path(1);

      assertThat(report.path("healthy").asBoolean(true)).isFalse();
      assertThat(member.path("role").asText()).isEqualTo("refused");
      assertThat(member.at("/missing/0/repair").asText()).startsWith("AWS_REGION=us-east-1 npx");
      assertThat(report.at("/accounts_and_regions/0/missing")).isEmpty();
    }
  }

  @Test
  void refusesAnUnknownFormatAndAStackWithoutReconciliation()
      throws IOException, InterruptedException {
    stack.deployWithoutReconciliation();

    try (ProgramRun wrong = doctor("--format", "xml");
        ProgramRun without = doctor()) {
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.errors().toString()).contains("--format must be table or json, was xml");
      assertThat(without.exitCode()).isEqualTo(1);
      assertThat(without.errors().toString()).contains("has no reconciliation");
    }
  }
}
