package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.jobs.SearchForm;
import dev.trainspotter.ingest.reconcile.Reconciliation;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reconciliation with endpoints that page, sort and count otherwise, and on a machine that was
/// stopped.
class ReconcileEndpointTest {
  private static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  private static final int JOBS = 210;
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
  private static final SimulatedSageMaker SAGE_MAKER = RealParts.SAGE_MAKER;

  private final RealParts parts = new RealParts();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  @BeforeEach
  void putJobs() {
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
    for (int i = 0; i < JOBS; i++) {
      long created = NOW.minus(Duration.ofHours(7L * i + 10)).getEpochSecond();
      String name = "job-%03d".formatted(i);
      SAGE_MAKER.put(
          """
          {"TrainingJobName": "%s", "TrainingJobStatus": "Completed", "CreationTime": %d,
           "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/%s"}
          """
              .formatted(name, created, name),
          Map.of());
    }
  }

  @AfterEach
  void emptySageMaker() {
    SAGE_MAKER.searchAs(SearchForm.COUNTED);
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
  }

  private Reconciliation reconciliation() {
    return Reconciliation.open(
        parts.settings,
        new SageMakerClients(RealParts.HTTP, parts.settings),
        RealParts.DYNAMO,
        RealParts.SQS,
        new CallRate(1, this::pass),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        now::get,
        Threads::open);
  }

  /// Waiting for a turn only moves the clock.
  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private List<ReconciledRange> run(Duration time) {
    return reconciliation().run(List.of(HERE), now.get().plus(time));
  }

  private ReconciledRange all() {
    return new ReconciledRanges(Items.client(RealParts.DYNAMO), parts.settings.stateTableName())
        .of(HERE).stream().filter(range -> range.kind() == RangeKind.ALL).findFirst().orElseThrow();
  }

  /// How many hints the backlog queue held; it is empty then.
  private int hints() {
    int hints = 0;
    List<String> some = parts.takeBacklog();
    while (!some.isEmpty()) {
      hints += some.size();
      some = parts.takeBacklog();
    }
    return hints;
  }

  @ParameterizedTest
  @EnumSource(SearchForm.class)
  void listsEveryJobHoweverTheEndpointPagesAndSorts(SearchForm form) {
    SAGE_MAKER.searchAs(form);

    run(Duration.ofHours(1));

    assertThat(parts.rows()).hasSize(JOBS);
    assertThat(all().complete()).isNotNull();
  }

  @Test
  void beginsAgainWhereAnEndpointSortsOtherwiseAndARunWasTooShort() {
    SAGE_MAKER.searchAs(SearchForm.NEWEST_FIRST);

    run(Duration.ofSeconds(3));
    assertThat(all().complete()).isNull();
    run(Duration.ofHours(1));

    assertThat(parts.rows()).hasSize(JOBS);
    assertThat(all().complete()).isNotNull();
  }

  @Test
  void reportsEachPageWhileItRuns() {
    ConcurrentLinkedQueue<ReconciledRange> seen = new ConcurrentLinkedQueue<>();

    reconciliation().run(List.of(HERE), now.get().plus(Duration.ofHours(1)), seen::add);

    assertThat(seen)
        .filteredOn(range -> range.unfinished() != null)
        .hasSizeGreaterThanOrEqualTo(JOBS / 100 + 1);
  }

  @Test
  void asksAgainForWhatABacklogQueueLostAndEndsTheLeasesOfADeadRun() {
    run(Duration.ofHours(1));
    hints();
    ReconciledRanges ranges =
        new ReconciledRanges(Items.client(RealParts.DYNAMO), parts.settings.stateTableName());
    ReconciledRange all = all();
    ranges.save(
        all.working(all.complete(), new ReconciledRange.Lease("dead", now.get().plusSeconds(180))));

    reconciliation().recover(HERE);
    run(Duration.ofHours(1));

    assertThat(hints()).isEqualTo(JOBS);
  }
}
