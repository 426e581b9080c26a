package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.ingest.sagemaker.CallRate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reconciliation over DynamoDB Local, ElasticMQ and the simulated SageMaker.
class ReconcileHandlerTest {
  private static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
  private static final SimulatedSageMaker SAGE_MAKER = RealParts.SAGE_MAKER;

  private final RealParts parts = new RealParts();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  @BeforeEach
  void emptySageMaker() {
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
    SAGE_MAKER.clearCalls();
  }

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
    SAGE_MAKER.clearRateLimits();
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
  }

  private static String arn(String name) {
    return "arn:aws:sagemaker:us-east-1:111122223333:training-job/" + name;
  }

  private static void put(String name, Instant created, String status) {
    SAGE_MAKER.put(
        """
        {"TrainingJobName": "%s", "TrainingJobArn": "%s", "TrainingJobStatus": "%s",
         "SecondaryStatus": "%s", "CreationTime": %d.%03d, "LastModifiedTime": %d.000}
        """
            .formatted(
                name,
                arn(name),
                status,
                status,
                created.getEpochSecond(),
                created.getNano() / 1_000_000,
                created.getEpochSecond() + 60),
        Map.of("team", "nlp"));
  }

  private static void putMany(int jobs, Duration apart) {
    for (int i = 0; i < jobs; i++) {
      put("job-%04d".formatted(i), NOW.minus(apart.multipliedBy(i + 10L)), "Completed");
    }
  }

  private Map<String, Object> run(Map<String, Object> event, Duration time) {
    Map<String, String> environment = new HashMap<>();
    parts.settings.values().forEach((setting, value) -> environment.put(setting.name(), value));
    environment.put("ACCOUNTS", HERE.accountId());
    return new ReconcileHandler(
            Settings.from(environment),
            HERE.region(),
            RealParts.HTTP,
            RealParts.DYNAMO,
            RealParts.SQS,
            new CallRate(1, this::pass),
            new PrintStream(lines, true, StandardCharsets.UTF_8),
            now::get)
        .handleRequest(event, LocalContext.of("reconcile", time));
  }

  /// Waiting for a turn only moves the clock.
  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private void run() {
    run(Map.of(), Duration.ofMinutes(60));
  }

  private ReconciledRange range(RangeKind kind) {
    return new ReconciledRanges(Items.client(RealParts.DYNAMO), parts.settings.stateTableName())
        .of(HERE).stream().filter(range -> range.kind() == kind).findFirst().orElseThrow();
  }

  private List<String> rowsBy(String column) {
    return parts.rows().stream().map(row -> text(row.get(column))).toList();
  }

  private static String text(AttributeValue value) {
    return value == null ? "" : value.s();
  }

  private String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  @Test
  void storesEveryJobThatHasNoRowAndCompletesItFromTheBacklog() {
    putMany(250, Duration.ofHours(7));

    run();
    assertThat(rowsBy("observed_by")).hasSize(250).containsOnly("search");
    parts.drainBacklog(100);

    assertThat(rowsBy("observed_by")).hasSize(250).containsOnly("describe");
    assertThat(range(RangeKind.ALL).complete()).isNotNull();
    assertThat(range(RangeKind.RECENT).complete()).isNotNull();
  }

  @Test
  void searchesEachJobOnceInTheFirstRun() {
    putMany(250, Duration.ofHours(7));

    run();

    assertThat(range(RangeKind.ALL).complete().to())
        .isEqualTo(range(RangeKind.RECENT).complete().from().minusMillis(1));
    assertThat(count(RangeKind.RECENT) + count(RangeKind.ALL)).isEqualTo(250);
    assertThat(hints()).hasSize(250);
  }

  private long count(RangeKind kind) {
    return range(kind).complete().counts().get(PassCounts.Figure.LOOKED_AT);
  }

  private List<String> hints() {
    List<String> hints = new ArrayList<>();
    List<String> some = parts.takeBacklog();
    while (!some.isEmpty()) {
      hints.addAll(some);
      some = parts.takeBacklog();
    }
    return hints;
  }

  @Test
  void writesNothingAndSendsNoHintWhereRowsAreEqual() {
    putMany(150, Duration.ofHours(7));
    run();
    parts.drainBacklog(100);
    List<Map<String, AttributeValue>> before = parts.rows();
    pass(Duration.ofDays(8));

    run();

    assertThat(parts.rows()).isEqualTo(before);
    assertThat(parts.takeBacklog()).isEmpty();
    assertThat(range(RangeKind.ALL).complete().startedAt()).isAfter(NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void sendsAHintForTagsThatChangedWithoutAnEvent() {
    putMany(3, Duration.ofHours(1));
    run();
    parts.drainBacklog(10);
    SAGE_MAKER.tag(arn("job-0001"), Map.of("team", "vision"));
    pass(Duration.ofHours(1));

    run();

    assertThat(parts.takeBacklog())
        .singleElement()
        .asString()
        .contains("job-0001", "\"why\":\"differs\"", "\"sent_by\":\"recent\"");
  }

  @Test
  void sendsAHintForAJobThatSageMakerNoLongerShows() {
    putMany(3, Duration.ofHours(1));
    run();
    parts.drainBacklog(10);
    SAGE_MAKER.delete(arn("job-0001"));
    pass(Duration.ofHours(1));

    run();
    assertThat(rowsBy("deleted_at")).containsOnly("");
    parts.drainBacklog(10);

    assertThat(rowsBy("deleted_at")).filteredOn(time -> !time.isEmpty()).hasSize(1);
  }

  @Test
  void findsTheEndOfAJobWhoseEventWasLostAmongTheOpenOnes() {
    put("lost", NOW.minus(Duration.ofDays(50)), "InProgress");
    run();
    parts.drainBacklog(10);
    put("lost", NOW.minus(Duration.ofDays(50)), "Failed");
    pass(Duration.ofMinutes(5));

    run();
    parts.drainBacklog(10);

    assertThat(rowsBy("training_job_status")).containsExactly("Failed");
  }

  @Test
  void resumesAtTheCheckpointWhatDidNotFitIntoOneRun() {
    putMany(1000, Duration.ofHours(20));

    run(Map.of(), Duration.ofSeconds(30 + 5));
    assertThat(range(RangeKind.ALL).unfinished()).isNotNull();
    Instant doneUntil = range(RangeKind.ALL).unfinished().doneUntil();
    run(Map.of(), Duration.ofSeconds(30 + 3));
    run();

    assertThat(doneUntil).isNotNull();
    assertThat(parts.rows()).hasSize(1000);
    assertThat(range(RangeKind.ALL).complete().counts().get(calls())).isLessThanOrEqualTo(14);
  }

  private static PassCounts.Figure calls() {
    return PassCounts.Figure.CALLS;
  }

  @Test
  void comparesThousandsOfJobsOfOneSecond() {
    putMany(450, Duration.ofMillis(1));

    run();

    assertThat(parts.rows()).hasSize(450);
    assertThat(range(RangeKind.ALL).complete()).isNotNull();
  }

  @Test
  void leavesAnAccountAndRegionToTheRunThatHasTheLease() {
    putMany(3, Duration.ofHours(1));
    ReconciledRanges ranges =
        new ReconciledRanges(Items.client(RealParts.DYNAMO), parts.settings.stateTableName());
    ranges.save(
        ReconciledRange.untouched(HERE, RangeKind.ALL)
            .working(
                Pass.begun(null, NOW, NOW),
                new ReconciledRange.Lease("another", NOW.plusSeconds(180))));

    run();
    assertThat(SAGE_MAKER.calls(Operation.SEARCH)).isEmpty();
    pass(Duration.ofMinutes(5));
    run();

    assertThat(parts.rows()).hasSize(3);
  }

  static List<Fault> faults() {
    return List.of(Fault.html(), Fault.empty(), Fault.truncated(), Fault.unavailable());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhyItStoppedAndGoesOnWhenSageMakerAnswersAgain(Fault fault) {
    putMany(3, Duration.ofHours(1));
    SAGE_MAKER.fault(Operation.SEARCH, fault);

    run();
    assertThat(log()).contains("\"state\":\"down\"");
    SAGE_MAKER.clearFaults();
    run();

    assertThat(parts.rows()).hasSize(3);
    assertThat(range(RangeKind.ALL).complete()).isNotNull();
  }

  @Test
  void endsWhereATokenIsRepeated() {
    SAGE_MAKER.fault(
        Operation.SEARCH,
        new Fault.FixedResponse(
            200, "application/x-amz-json-1.1", "{\"Results\": [], \"NextToken\": \"same\"}"));

    run();

    assertThat(log()).contains("\"state\":\"repeated-token\"");
    assertThat(range(RangeKind.ALL).complete()).isNull();
  }

  @Test
  void comparesTheRangeThatAPersonAsksFor() {
    putMany(3, Duration.ofDays(100));
    run();
    parts.drainBacklog(10);
    parts.forgetRows();

    run(Map.of("from", "2020-01-01T00:00:00Z"), Duration.ofMinutes(60));

    assertThat(parts.rows()).hasSize(3);
    assertThat(range(RangeKind.BY_HAND).complete()).isNotNull();
  }

  @Test
  void bringsRowsUpToDateThatWereRestoredFromAnOlderCopy() {
    put("old", NOW.minus(Duration.ofDays(50)), "InProgress");
    put("gone", NOW.minus(Duration.ofDays(50)), "Completed");
    run();
    parts.drainBacklog(10);
    List<Map<String, AttributeValue>> copy = parts.rows();
    put("old", NOW.minus(Duration.ofDays(50)), "Completed");
    put("new", NOW.minus(Duration.ofDays(1)), "Failed");
    SAGE_MAKER.delete(arn("gone"));
    pass(Duration.ofDays(8));
    run();
    parts.drainBacklog(10);
    List<Map<String, AttributeValue>> before = parts.rows();

    parts.forgetRows();
    parts.restore(copy);
    // The same differences were found before, so they are asked again only after a wait.
    pass(Duration.ofMinutes(15));
    run(Map.of("from", "2020-01-01T00:00:00Z"), Duration.ofMinutes(60));
    parts.drainBacklog(10);

    assertThat(shown(parts.rows())).isEqualTo(shown(before)).hasSize(3);
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

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z"})
  void refusesATimeThatIsNone(String time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(Map.of("from", time), Duration.ofMinutes(60)))
        .withMessageContaining("from must be a time");
  }

  @Test
  void asksForTheSameDifferenceAgainOnlyAfterAWait() {
    put("lagging", NOW.minus(Duration.ofDays(50)), "Completed");
    run();
    parts.drainBacklog(10);
    SAGE_MAKER.fault(
        Operation.SEARCH,
        new Fault.FixedResponse(200, "application/x-amz-json-1.1", "{\"Results\": []}"));
    pass(Duration.ofDays(8));

    run();
    int first = parts.takeBacklog().size();
    run(Map.of("from", "2020-01-01T00:00:00Z"), Duration.ofMinutes(60));
    int again = parts.takeBacklog().size();
    pass(Duration.ofMinutes(20));
    run(Map.of("from", "2020-01-01T00:00:00Z"), Duration.ofMinutes(60));

    assertThat(first).isEqualTo(1);
    assertThat(again).isZero();
    assertThat(parts.takeBacklog()).hasSize(1);
  }

  @Test
  void logsWhatEachRangeFoundAndWritesTheMetricsOfTheRun() {
    putMany(2, Duration.ofHours(1));

    run();

    assertThat(log())
        .contains(
            "\"message\":\"reconciled\",\"account_id\":\"111122223333\",\"region\":\"us-east-1\"")
        .contains("\"range\":\"all\",\"state\":\"complete\"")
        .contains("\"OverdueRanges\":0,\"MissedJobs\":0,\"NewJobs\":0");
  }
}
