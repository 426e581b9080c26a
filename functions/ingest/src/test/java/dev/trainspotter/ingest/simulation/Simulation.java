package dev.trainspotter.ingest.simulation;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.refresh.Ingest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Runs seeds, one after the other. Each begins with empty tables and queues, disturbs everything
/// for a while, and then lets everything come to rest. A seed takes the same course every time.
final class Simulation implements AutoCloseable {
  static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LIVE = "https://sqs.us-east-1.amazonaws.com/111122223333/live";
  private static final Settings SETTINGS =
      Settings.from(
          Map.of(
              "TABLE_NAME", "catalog",
              "STATE_TABLE_NAME", "state",
              "BACKLOG_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/111122223333/backlog",
              "DEAD_LETTER_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/111122223333/dead",
              "ACCOUNTS", "111122223333",
              "ACCOUNT_CREDENTIALS", "account-id"));

  /// A run has the time for about six requests to `Search`.
  private static final Duration SHORT_RUN = Duration.ofSeconds(36);

  private static final int MOST_RUNS = 60;

  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final AtomicReference<Instant> now = new AtomicReference<>(FIRST);
  private final AtomicInteger deliveries = new AtomicInteger();
  private final Set<Protection> missing;
  private final Chaos chaos;
  private final MemoryDynamo dynamo;
  private final MemoryQueues queues;
  private final ReconciledRanges ranges;
  private final List<Containers> containers = new ArrayList<>();
  private final SimulatedSearches searches = new SimulatedSearches();
  private Random random = new Random(0);

  Simulation(Set<Protection> missing) {
    this.missing = missing;
    this.chaos = new Chaos(missing);
    this.dynamo = new MemoryDynamo(chaos);
    this.queues = new MemoryQueues(now::get, chaos, body -> isSent(missing, body));
    dynamo.createTable(TableShape.CATALOG.createTableRequest(SETTINGS.tableName()));
    dynamo.createTable(TableShape.STATE.createTableRequest(SETTINGS.stateTableName()));
    this.ranges = new ReconciledRanges(Items.client(dynamo), SETTINGS.stateTableName());
  }

  private static boolean isSent(Set<Protection> missing, String body) {
    return !(missing.contains(Protection.LOOK_AFTER_THE_END) && body.contains("\"look\":"))
        && !(missing.contains(Protection.LOOK_AFTER_NOT_FOUND)
            && body.contains("\"second_look\":true"));
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /// Runs one seed and returns what is wrong at its end.
  List<String> run(long seed) {
    begin(seed);
    SimulatedFleet fleet = fleet();
    sageMaker.faultWhen(
        new SimulatedFaults(new Random(seed), chaos, fleet, now::get, this::leases, searches));
    for (int step = 25 + random.nextInt(40); step > 0; step--) {
      act(fleet);
    }
    chaos.calm();
    List<String> wrong = new ArrayList<>();
    // Of two descriptions of the same millisecond neither is the newer one.
    pass(Duration.ofSeconds(1));
    fleet.evaluate();
    queues.move(SETTINGS.deadLetterQueueUrl(), LIVE);
    drain();
    if (fleet.lost() == 0) {
      wrong.addAll(new Comparison(rows(), fleet).beforeReconciliation());
    }
    fleet.end(now.get());
    fleet.evaluate();
    reconcile();
    wrong.addAll(new Comparison(rows(), fleet).afterReconciliation());
    wrong.addAll(chaos.violations());
    wrong.addAll(searches.violations(deliveries.get()));
    if (!wrong.isEmpty()) {
      wrong.addAll(log());
    }
    return wrong;
  }

  private void begin(long seed) {
    random = new Random(seed);
    now.set(FIRST);
    queues.clear();
    sageMaker.arns().forEach(sageMaker::delete);
    sageMaker.clearFaults();
    sageMaker.clearCalls();
    sageMaker.pageSearchBy(1);
    rows().forEach(row -> dynamo.forget(SETTINGS.tableName(), row));
    dynamo
        .items(SETTINGS.stateTableName())
        .forEach(note -> dynamo.forget(SETTINGS.stateTableName(), note));
    containers.forEach(Containers::close);
    containers.clear();
    for (int i = 0; i < 2; i++) {
      containers.add(
          new Containers(
              SETTINGS, sageMaker.inProcess(), dynamo, queues, now::get, this::pass, missing));
    }
    deliveries.set(0);
    searches.clear();
    chaos.begin(seed, SETTINGS.tableName(), this::invokeAny);
  }

  private SimulatedFleet fleet() {
    double[] lost = {0, 0, 0.1, 1};
    return new SimulatedFleet(
        sageMaker,
        random,
        Duration.ofSeconds(random.nextInt(-300, 301)),
        lost[random.nextInt(lost.length)]);
  }

  private void act(SimulatedFleet fleet) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        // A run reads all jobs of one second; these runs have time for six pages of one job.
        pass(Duration.ofSeconds(1));
        for (SimulatedFleet.Event event : fleet.change(now.get())) {
          queues.add(LIVE, event.body(), now.get().plus(event.delay()));
        }
      }
      case 3 -> pass(Duration.ofSeconds(random.nextInt(5)));
      case 4 -> pass(Duration.ofSeconds(random.nextInt(random.nextInt(10) == 0 ? 90_000 : 600)));
      default -> invokeAny();
    }
  }

  private void invokeAny() {
    switch (random.nextInt(5)) {
      case 0 -> reconcile(SHORT_RUN);
      case 1, 2 -> ingest(SETTINGS.backlogQueueUrl());
      default -> ingest(LIVE);
    }
  }

  private Containers any() {
    return containers.get(random.nextInt(containers.size()));
  }

  private void reconcile(Duration time) {
    Containers container = any();
    chaos.invoke(() -> container.reconcile(time));
  }

  private void ingest(String queueUrl) {
    Containers container = any();
    List<MemoryQueues.Waiting> received = queues.receive(queueUrl, 1 + random.nextInt(10), random);
    if (received.isEmpty()) {
      return;
    }
    int number = deliveries.addAndGet(received.size());
    List<Ingest.Delivery> batch =
        received.stream()
            .map(message -> new Ingest.Delivery(message.id() + "-" + number, message.body()))
            .toList();
    Set<String> failed = new HashSet<>();
    boolean isWhole =
        chaos.invoke(() -> failed.addAll(container.ingest(batch, !queueUrl.equals(LIVE))));
    if (isWhole) {
      List<String> handled = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        String id = batch.get(i).messageId();
        if (container.linesAbout(id) != 1) {
          chaos.report("message %s has %d outcomes".formatted(id, container.linesAbout(id)));
        }
        if (!failed.contains(id)) {
          handled.add(received.get(i).id());
        }
      }
      queues.delete(queueUrl, handled);
    }
  }

  /// Delivers what waits, until nothing waits any more.
  private void drain() {
    List<String> urls = List.of(LIVE, SETTINGS.backlogQueueUrl());
    for (int round = 0; round < 5000; round++) {
      Instant next =
          urls.stream()
              .map(queues::next)
              .filter(Objects::nonNull)
              .min(Instant::compareTo)
              .orElse(null);
      if (next == null) {
        return;
      }
      now.updateAndGet(instant -> instant.isBefore(next) ? next : instant);
      urls.forEach(this::ingest);
    }
    chaos.report("messages wait for ever");
  }

  /// Runs the reconciliation as its schedule does, until a whole pass over all jobs is complete.
  private void reconcile() {
    pass(Duration.ofDays(8));
    Instant from = now.get();
    for (int run = 0; run < MOST_RUNS; run++) {
      reconcile(SHORT_RUN);
      drain();
      if (isComplete(from)) {
        return;
      }
      pass(Duration.ofMinutes(5));
    }
    chaos.report(
        "no pass over all jobs was complete after %d runs: %s"
            .formatted(MOST_RUNS, ranges.of(HERE)));
  }

  private boolean isComplete(Instant from) {
    for (ReconciledRange range : ranges.of(HERE)) {
      boolean isLeft = range.kind() == RangeKind.NOT_DESCRIBED && range.unfinished() != null;
      boolean isOld =
          range.kind() == RangeKind.ALL
              && (range.complete() == null || range.complete().startedAt().isBefore(from));
      if (isLeft || isOld) {
        return false;
      }
    }
    return true;
  }

  /// How many runs have a lease now.
  private int leases() {
    Set<String> owners = new HashSet<>();
    for (Map<String, AttributeValue> note : dynamo.items(SETTINGS.stateTableName())) {
      AttributeValue owner = note.get("lease_owner");
      AttributeValue until = note.get("lease_until");
      if (owner != null && until != null && Instant.parse(until.s()).isAfter(now.get())) {
        owners.add(owner.s());
      }
    }
    return owners.size();
  }

  /// Everything that the functions logged during the last seed.
  List<String> log() {
    return containers.stream().map(Containers::log).toList();
  }

  private List<Map<String, AttributeValue>> rows() {
    return dynamo.items(SETTINGS.tableName());
  }

  @Override
  public void close() {
    containers.forEach(Containers::close);
    sageMaker.close();
  }
}
