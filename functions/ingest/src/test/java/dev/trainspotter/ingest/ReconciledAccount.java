package dev.trainspotter.ingest;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An account and Region whose rows are reconciled: over DynamoDB Local, ElasticMQ and the
/// simulated SageMaker, which has no jobs at first. Only waiting moves the clock.
final class ReconciledAccount implements AutoCloseable {
  static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
  static final SimulatedSageMaker SAGE_MAKER = RealParts.SAGE_MAKER;

  /// Enough for every pass of a test.
  static final Duration LONG_RUN = Duration.ofMinutes(60);

  final RealParts parts = new RealParts();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  ReconciledAccount() {
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
    SAGE_MAKER.clearCalls();
  }

  @Override
  public void close() {
    RealParts.healSageMaker();
    SAGE_MAKER.clearRateLimits();
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
  }

  static String arn(String name) {
    return "arn:aws:sagemaker:us-east-1:111122223333:training-job/" + name;
  }

  static void put(String name, Instant created, String status) {
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

  /// Completed jobs, the first of which is the newest.
  static void putMany(int jobs, Duration apart) {
    for (int i = 0; i < jobs; i++) {
      put("job-%04d".formatted(i), NOW.minus(apart.multipliedBy(i + 10L)), "Completed");
    }
  }

  /// Invokes the function with this event and this time left.
  Map<String, Object> run(Map<String, Object> event, Duration time) {
    return run(event, time, HERE.accountId());
  }

  /// The same for these accounts.
  Map<String, Object> run(Map<String, Object> event, Duration time, String accounts) {
    Map<String, String> environment = new HashMap<>();
    parts.settings.values().forEach((setting, value) -> environment.put(setting.name(), value));
    environment.put("ACCOUNTS", accounts);
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

  /// A run as the schedule invokes it.
  void run() {
    run(Map.of(), LONG_RUN);
  }

  /// A run that a person asks for, over all creation times.
  void runByHand() {
    run(Map.of("from", "2020-01-01T00:00:00Z"), LONG_RUN);
  }

  /// Lets this time pass. Waiting for a turn does the same.
  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  ReconciledRanges ranges() {
    return new ReconciledRanges(Items.client(RealParts.DYNAMO), parts.settings.stateTableName());
  }

  ReconciledRange range(RangeKind kind) {
    return ranges().of(HERE).stream()
        .filter(range -> range.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /// Takes all hints out of the backlog queue.
  List<String> takeHints() {
    List<String> hints = new ArrayList<>();
    List<String> some = parts.takeBacklog();
    while (!some.isEmpty()) {
      hints.addAll(some);
      some = parts.takeBacklog();
    }
    return hints;
  }

  /// This column of every row, by key; empty where it is absent.
  List<String> rowsBy(String column) {
    return parts.rows().stream().map(row -> text(row.get(column))).toList();
  }

  static String text(AttributeValue value) {
    return value == null ? "" : value.s();
  }

  /// Everything that the function has written.
  String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }
}
