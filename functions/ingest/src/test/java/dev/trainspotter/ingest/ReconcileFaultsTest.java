package dev.trainspotter.ingest;

import static dev.trainspotter.ingest.ReconciledAccount.HERE;
import static dev.trainspotter.ingest.ReconciledAccount.LONG_RUN;
import static dev.trainspotter.ingest.ReconciledAccount.NOW;
import static dev.trainspotter.ingest.ReconciledAccount.SAGE_MAKER;
import static dev.trainspotter.ingest.ReconciledAccount.arn;
import static dev.trainspotter.ingest.ReconciledAccount.put;
import static dev.trainspotter.ingest.ReconciledAccount.putMany;
import static dev.trainspotter.ingest.ReconciledAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.jobs.NextToken;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reconciliation while SageMaker or the function fails.
class ReconcileFaultsTest {
  private final ReconciledAccount account = new ReconciledAccount();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void resumesAtTheCheckpointWhatDidNotFitIntoOneRun() {
    putMany(1000, Duration.ofHours(20));

    account.run(Map.of(), Duration.ofSeconds(30 + 5));
    assertThat(account.range(RangeKind.ALL).unfinished()).isNotNull();
    Instant doneUntil = account.range(RangeKind.ALL).unfinished().doneUntil();
    account.run(Map.of(), Duration.ofSeconds(30 + 3));
    account.run();

    assertThat(doneUntil).isNotNull();
    assertThat(account.parts.rows()).hasSize(1000);
    assertThat(account.range(RangeKind.ALL).complete().counts().get(PassCounts.Figure.CALLS))
        .isLessThanOrEqualTo(14);
  }

  @Test
  void comparesHundredsOfJobsOfOneSecond() {
    putMany(450, Duration.ofMillis(1));

    account.run();

    assertThat(account.parts.rows()).hasSize(450);
    assertThat(account.range(RangeKind.ALL).complete()).isNotNull();
  }

  @Test
  void leavesAnAccountAndRegionToTheRunThatHasTheLease() {
    putMany(3, Duration.ofHours(1));
    account
        .ranges()
        .save(
            ReconciledRange.untouched(HERE, RangeKind.ALL)
                .working(
                    Pass.begun(null, NOW, NOW),
                    new ReconciledRange.Lease("another", NOW.plusSeconds(180))));

    account.run();
    assertThat(SAGE_MAKER.calls(Operation.SEARCH)).isEmpty();
    account.pass(Duration.ofMinutes(5));
    account.run();

    assertThat(account.parts.rows()).hasSize(3);
  }

  static List<Fault> faults() {
    return List.of(Fault.html(), Fault.empty(), Fault.truncated(), Fault.unavailable());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhyItStoppedAndGoesOnWhenSageMakerAnswersAgain(Fault fault) {
    putMany(3, Duration.ofHours(1));
    SAGE_MAKER.fault(Operation.SEARCH, fault);

    account.run();
    assertThat(account.log()).contains("\"state\":\"down\"");
    SAGE_MAKER.clearFaults();
    account.run();

    assertThat(account.parts.rows()).hasSize(3);
    assertThat(account.range(RangeKind.ALL).complete()).isNotNull();
  }

  @Test
  void endsWhereATokenIsRepeated() {
    SAGE_MAKER.fault(
        Operation.SEARCH,
        new Fault.FixedResponse(
            200, "application/x-amz-json-1.1", "{\"Results\": [], \"NextToken\": \"same\"}"));

    account.run();

    assertThat(account.log()).contains("\"state\":\"repeated-token\"");
    assertThat(account.range(RangeKind.ALL).complete()).isNull();
  }

  @Test
  void bringsRowsUpToDateThatWereRestoredFromAnOlderCopy() {
    put("old", NOW.minus(Duration.ofDays(50)), "InProgress");
    put("gone", NOW.minus(Duration.ofDays(50)), "Completed");
    account.run();
    account.parts.drainBacklog(10);
    List<Map<String, AttributeValue>> copy = account.parts.rows();
    put("old", NOW.minus(Duration.ofDays(50)), "Completed");
    put("new", NOW.minus(Duration.ofDays(1)), "Failed");
    SAGE_MAKER.delete(arn("gone"));
    account.pass(Duration.ofDays(8));
    account.run();
    account.parts.drainBacklog(10);
    List<Map<String, AttributeValue>> before = account.parts.rows();

    account.parts.forgetRows();
    account.parts.restore(copy);
    // The same differences were found before, so they are asked again only after a wait.
    account.pass(Duration.ofMinutes(15));
    account.runByHand();
    account.parts.drainBacklog(10);

    assertThat(shown(account.parts.rows())).isEqualTo(shown(before)).hasSize(3);
  }

  private static List<String> shown(List<Map<String, AttributeValue>> rows) {
    return rows.stream()
        .map(
            row ->
                "%s %s %b %s"
                    .formatted(
                        text(row.get("training_job_name")),
                        text(row.get("training_job_status")),
                        row.containsKey("deleted_at"),
                        text(row.get("observed_by"))))
        .toList();
  }

  /// Lets something happen right before the n-th request to Search is answered.
  private static void atSearch(int number, Supplier<@Nullable Fault> happening) {
    AtomicInteger searches = new AtomicInteger();
    SAGE_MAKER.faultWhen(
        call ->
            call.operation() == Operation.SEARCH && searches.incrementAndGet() == number
                ? happening.get()
                : null);
  }

  /// Jobs that were created too long ago for any other range than that of all jobs. Its first page
  /// is the third that a run requests.
  private static void putOld(int jobs) {
    for (int i = 0; i < jobs; i++) {
      put("old-%03d".formatted(i), NOW.minus(Duration.ofDays(400 - i)), "Completed");
    }
  }

  @Test
  void readsOnFromTheCheckpointWhenSageMakerRefusesAToken() {
    putOld(250);
    for (int attempt = 4; attempt <= 6; attempt++) {
      atSearch(
          attempt,
          () -> new Fault.ErrorResponse(400, "ValidationException", "The NextToken has expired."));
    }

    account.run();

    assertThat(account.parts.rows()).hasSize(250);
    assertThat(account.range(RangeKind.ALL).complete()).isNotNull();
    assertThat(account.range(RangeKind.ALL).complete().counts().get(PassCounts.Figure.CALLS))
        .isEqualTo(1 + 3 + 2);
  }

  @Test
  void readsOnAfterPagesWithoutJobs() {
    putOld(250);
    for (int page = 3; page <= 5; page++) {
      String token = NextToken.encode("{\"name\": \"\", \"value\": [%d]}".formatted(page));
      atSearch(
          page,
          () ->
              new Fault.FixedResponse(
                  200,
                  "application/x-amz-json-1.1",
                  "{\"Results\": [], \"NextToken\": \"%s\"}".formatted(token)));
    }

    account.run();

    assertThat(account.parts.rows()).hasSize(250);
    assertThat(account.range(RangeKind.ALL).complete()).isNotNull();
  }

  @Test
  void findsByItsNextPassWhatWasCreatedOrDeletedBetweenPages() {
    putOld(250);
    account.run();
    account.parts.drainBacklog(100);
    account.pass(Duration.ofDays(8));
    atSearch(
        4,
        () -> {
          SAGE_MAKER.delete(arn("old-000"));
          SAGE_MAKER.delete(arn("old-249"));
          put("new", NOW.plus(Duration.ofDays(8)), "InProgress");
          return null;
        });

    account.run();
    account.parts.drainBacklog(100);
    List<String> deletedAtOnce = deleted();
    account.pass(Duration.ofHours(1));
    account.runByHand();
    account.parts.drainBacklog(100);

    assertThat(deletedAtOnce).containsExactly("old-249");
    assertThat(deleted()).containsExactlyInAnyOrder("old-000", "old-249");
    assertThat(account.rowsBy("training_job_name")).hasSize(251).contains("new");
    assertThat(account.rowsBy("observed_by")).containsOnly("describe");
  }

  private List<String> deleted() {
    return account.parts.rows().stream()
        .filter(row -> row.containsKey("deleted_at"))
        .map(row -> text(row.get("training_job_name")))
        .toList();
  }

  @Test
  void comparesAllAccountsButTheOneThatDeniesAccess() {
    String both = "111122223333,444455556666";
    put("here", NOW.minus(Duration.ofDays(50)), "Completed");
    SAGE_MAKER.put(
        """
        {"TrainingJobName": "there", "TrainingJobStatus": "Completed", "CreationTime": 1795330800,
         "TrainingJobArn": "arn:aws:sagemaker:us-east-1:444455556666:training-job/there"}
        """,
        Map.of());
    SAGE_MAKER.faultWhen(call -> call.account().equals("444455556666") ? Fault.denied() : null);

    account.run(Map.of(), LONG_RUN, both);
    List<String> rowsOfOne = account.rowsBy("training_job_name");
    SAGE_MAKER.clearFaults();
    account.pass(Duration.ofMinutes(5));
    account.run(Map.of(), LONG_RUN, both);

    assertThat(rowsOfOne).containsExactly("here");
    assertThat(account.log()).contains("\"account_id\":\"444455556666\"", "\"state\":\"denied\"");
    assertThat(account.rowsBy("training_job_name")).containsExactlyInAnyOrder("here", "there");
  }

  @Test
  void searchesNothingWhenTheInvocationIsNearlyOver() {
    putMany(3, Duration.ofHours(1));

    account.run(Map.of(), Duration.ofSeconds(29));
    assertThat(SAGE_MAKER.calls(Operation.SEARCH)).isEmpty();
    account.run();

    assertThat(account.parts.rows()).hasSize(3);
  }
}
