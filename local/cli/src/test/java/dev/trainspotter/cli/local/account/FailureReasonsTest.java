package dev.trainspotter.cli.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.cli.http.ApiUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FailureReasonsTest {
  private static final List<String> REASONS =
      List.of(
          "AlgorithmError: ExecuteUserScriptError:\nExitCode 1",
          "AlgorithmError: framework error",
          "AlgorithmErrors of another kind",
          "ClientError: Data download failed.",
          "It's full. Use another instance.",
          "x".repeat(100),
          "x".repeat(60),
          "one line\nand another",
          "one line: and more",
          "\ncontrol first",
          "");

  private static TrainingJob failed(String reason) {
    return new TrainingJob(
        Map.of(
            Column.TRAINING_JOB_STATUS.id(),
            AttributeValue.fromS("Failed"),
            Column.FAILURE_REASON.id(),
            AttributeValue.fromS(reason)));
  }

  /// Each number must be that of the jobs that meet the conditions of its command.
  @Test
  void countsTheJobsThatEachCommandLists() {
    FailureReasons reasons = new FailureReasons();
    List<TrainingJob> jobs =
        new ArrayList<>(REASONS.stream().map(FailureReasonsTest::failed).toList());
    jobs.add(
        new TrainingJob(Map.of(Column.TRAINING_JOB_STATUS.id(), AttributeValue.fromS("Failed"))));
    jobs.add(
        new TrainingJob(Map.of(Column.TRAINING_JOB_STATUS.id(), AttributeValue.fromS("Stopped"))));

    jobs.forEach(reasons::add);

    assertThat(reasons.findings()).hasSize(7);
    reasons
        .findings()
        .forEach(
            (finding, number) ->
                assertThat(jobs.stream().filter(finding.filter()::test).count())
                    .as(finding.command(ApiUrl.LOCAL))
                    .isEqualTo(number));
  }

  @Test
  void quotesACommandForAShell() {
    Finding finding = Finding.of("", "failure_reason__startswith=It's full.");

    assertThat(finding.command(ApiUrl.LOCAL))
        .isEqualTo("./trainspotter jobs '--failure_reason__startswith=It'\\''s full.'");
  }

  @Test
  void findsNothingWhereNothingFailed() {
    assertThat(new FailureReasons().findings()).isEmpty();
  }
}
