package dev.trainspotter.ingest;

import static dev.trainspotter.ingest.ReconciledAccount.LONG_RUN;
import static dev.trainspotter.ingest.ReconciledAccount.NOW;
import static dev.trainspotter.ingest.ReconciledAccount.SAGE_MAKER;
import static dev.trainspotter.ingest.ReconciledAccount.arn;
import static dev.trainspotter.ingest.ReconciledAccount.put;
import static dev.trainspotter.ingest.ReconciledAccount.putMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reconciliation over DynamoDB Local, ElasticMQ and the simulated SageMaker.
class ReconcileHandlerTest {
  private final ReconciledAccount account = new ReconciledAccount();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void storesEveryJobThatHasNoRowAndCompletesItFromTheBacklog() {
    putMany(250, Duration.ofHours(7));

    account.run();
    assertThat(account.rowsBy("observed_by")).hasSize(250).containsOnly("search");
    account.parts.drainBacklog(100);

    assertThat(account.rowsBy("observed_by")).hasSize(250).containsOnly("describe");
    assertThat(account.range(RangeKind.ALL).complete()).isNotNull();
    assertThat(account.range(RangeKind.RECENT).complete()).isNotNull();
  }

  @Test
  void letsALiveEventPassAFullBacklog() {
    putMany(250, Duration.ofHours(7));
    account.run();
    put("live", Instant.parse("2026-11-23T11:00:00Z"), "InProgress");

    account.parts.deliver(
        """
        {"version": "0", "id": "1", "detail-type": "SageMaker Training Job State Change",
         "source": "aws.sagemaker", "account": "111122223333", "time": "2026-11-23T11:00:01Z",
         "region": "us-east-1", "resources": ["%s"],
         "detail": {"TrainingJobName": "live", "TrainingJobArn": "%s",
                    "TrainingJobStatus": "InProgress", "SecondaryStatus": "Starting"}}
        """
            .formatted(arn("live"), arn("live")));

    assertThat(account.rowsBy("observed_by"))
        .hasSize(251)
        .containsOnlyOnce("describe")
        .contains("search");
    assertThat(account.takeHints()).hasSize(250);
  }

  @Test
  void searchesEachJobOnceInTheFirstRun() {
    putMany(250, Duration.ofHours(7));

    account.run();

    assertThat(account.range(RangeKind.ALL).complete().to())
        .isEqualTo(account.range(RangeKind.RECENT).complete().from().minusMillis(1));
    assertThat(count(RangeKind.RECENT) + count(RangeKind.ALL)).isEqualTo(250);
    assertThat(account.takeHints()).hasSize(250);
  }

  private long count(RangeKind kind) {
    return account.range(kind).complete().counts().get(PassCounts.Figure.LOOKED_AT);
  }

  @Test
  void writesNothingAndSendsNoHintWhereRowsAreEqual() {
    putMany(150, Duration.ofHours(7));
    account.run();
    account.parts.drainBacklog(100);
    List<Map<String, AttributeValue>> before = account.parts.rows();
    account.pass(Duration.ofDays(8));

    account.run();

    assertThat(account.parts.rows()).isEqualTo(before);
    assertThat(account.parts.takeBacklog()).isEmpty();
    assertThat(account.range(RangeKind.ALL).complete().startedAt())
        .isAfter(NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void sendsAHintForTagsThatChangedWithoutAnEvent() {
    putMany(3, Duration.ofHours(1));
    account.run();
    account.parts.drainBacklog(10);
    SAGE_MAKER.tag(arn("job-0001"), Map.of("team", "vision"));
    account.pass(Duration.ofHours(1));

    account.run();

    assertThat(account.parts.takeBacklog())
        .singleElement()
        .asString()
        .contains("job-0001", "\"why\":\"differs\"", "\"sent_by\":\"recent\"");
  }

  @Test
  void sendsAHintForAJobThatSageMakerNoLongerShows() {
    putMany(3, Duration.ofHours(1));
    account.run();
    account.parts.drainBacklog(10);
    SAGE_MAKER.delete(arn("job-0001"));
    account.pass(Duration.ofHours(1));

    account.run();
    assertThat(account.rowsBy("deleted_at")).containsOnly("");
    account.parts.drainBacklog(10);

    assertThat(account.rowsBy("deleted_at")).filteredOn(time -> !time.isEmpty()).hasSize(1);
  }

  @Test
  void findsTheEndOfAJobWhoseEventWasLostAmongTheOpenOnes() {
    put("lost", NOW.minus(Duration.ofDays(50)), "InProgress");
    account.run();
    account.parts.drainBacklog(10);
    put("lost", NOW.minus(Duration.ofDays(50)), "Failed");
    account.pass(Duration.ofMinutes(5));

    account.run();
    account.parts.drainBacklog(10);

    assertThat(account.rowsBy("training_job_status")).containsExactly("Failed");
  }

  @Test
  void comparesTheRangeThatAPersonAsksFor() {
    putMany(3, Duration.ofDays(100));
    account.run();
    account.parts.drainBacklog(10);
    account.parts.forgetRows();

    account.runByHand();

    assertThat(account.parts.rows()).hasSize(3);
    assertThat(account.range(RangeKind.BY_HAND).complete()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z"})
  void refusesATimeThatIsNone(String time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> account.run(Map.of("from", time), LONG_RUN))
        .withMessageContaining("from must be a time");
  }

  @Test
  void asksForTheSameDifferenceAgainOnlyAfterAWait() {
    put("lagging", NOW.minus(Duration.ofDays(50)), "Completed");
    account.run();
    account.parts.drainBacklog(10);
    SAGE_MAKER.fault(
        Operation.SEARCH,
        new Fault.FixedResponse(200, "application/x-amz-json-1.1", "{\"Results\": []}"));
    account.pass(Duration.ofDays(8));

    account.run();
    int first = account.parts.takeBacklog().size();
    account.runByHand();
    int again = account.parts.takeBacklog().size();
    account.pass(Duration.ofMinutes(20));
    account.runByHand();

    assertThat(first).isEqualTo(1);
    assertThat(again).isZero();
    assertThat(account.parts.takeBacklog()).hasSize(1);
  }

  @Test
  void logsWhatEachRangeFoundAndWritesTheMetricsOfTheRun() {
    putMany(2, Duration.ofHours(1));

    account.run();

    assertThat(account.log())
        .contains(
            "\"message\":\"reconciled\",\"account_id\":\"111122223333\",\"region\":\"us-east-1\"")
        .contains("\"range\":\"all\",\"state\":\"complete\"")
        .contains("\"OverdueRanges\":0,\"MissedJobs\":0,\"NewJobs\":0");
  }
}
