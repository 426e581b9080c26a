package dev.trainspotter.benchmarks.reconciliation;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.sagemaker.CallRate;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The reconcile function over the tables of a benchmark and a generated account. Waiting for the
/// next request to Search moves a clock and takes no time.
final class MeasuredPasses {
  private static final TableNames NAMES =
      new TableNames(MeasuredTables.CATALOG, MeasuredTables.STATE);

  /// The schedule of the function.
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(5);

  private final GeneratedAccount account;
  private final UnitMeter meter = new UnitMeter();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<Instant> now = new AtomicReference<>(GeneratedAccount.NOW);
  private final DynamoDbClient dynamo;
  private final ReconcileHandler handler;

  MeasuredPasses(MeasuredTables tables, ElasticMq queues, GeneratedAccount account) {
    this.account = account;
    this.dynamo = tables.local().client(AwsCrtHttpClient.create(), meter);
    SqsClient sqs = queues.client();
    this.handler =
        new ReconcileHandler(
            settings(sqs),
            GeneratedAccount.HERE.region(),
            new SearchHttp(
                request -> new SearchHttp.Response(200, account.search(request.body())), calls),
            dynamo,
            sqs,
            new CallRate(1, time -> now.updateAndGet(instant -> instant.plus(time))),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            now::get);
  }

  private static Settings settings(SqsClient sqs) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("TABLE_NAME", MeasuredTables.CATALOG);
    settings.put("STATE_TABLE_NAME", MeasuredTables.STATE);
    settings.put("BACKLOG_QUEUE_URL", sqs.createQueue(r -> r.queueName("backlog")).queueUrl());
    settings.put("ACCOUNTS", GeneratedAccount.HERE.accountId());
    settings.put("ACCOUNT_CREDENTIALS", "account-id");
    return Settings.from(settings);
  }

  private Instant now() {
    return Objects.requireNonNull(now.get());
  }

  /// What a pass over all jobs took.
  ///
  /// @param time from its first run to the end of its last one, by the schedule and the rate
  /// @param heap the most memory that was in use after a run, in bytes
  record Cost(
      int runs,
      int calls,
      Duration time,
      double readUnits,
      double writeUnits,
      long writtenRows,
      long heap) {}

  /// Runs the function as its schedule does, until every job was compared.
  Cost everyJob(ProgressLog progress) {
    Instant begin = now();
    int callsBefore = calls.get();
    double readBefore = meter.readUnits();
    double writtenBefore = meter.writeUnits();
    long rowsBefore = meter.writtenRows();
    int runs = 0;
    long heap = 0;
    while (!isComplete(begin)) {
      Instant start = now();
      handler.handleRequest(Map.of(), LocalContext.of("reconcile", ReconcileHandler.TIMEOUT));
      runs++;
      progress.say("%d runs, %,d requests".formatted(runs, calls.get() - callsBefore));
      heap = Math.max(heap, usedHeap());
      if (!isComplete(begin)) {
        now.set(start.plus(BETWEEN_RUNS));
      }
    }
    return new Cost(
        runs,
        calls.get() - callsBefore,
        Duration.between(begin, now()),
        meter.readUnits() - readBefore,
        meter.writeUnits() - writtenBefore,
        meter.writtenRows() - rowsBefore,
        heap);
  }

  private List<ReconciledRange> ranges() {
    return new ReconciledRanges(Items.client(dynamo), MeasuredTables.STATE)
        .of(GeneratedAccount.HERE);
  }

  private boolean isComplete(Instant from) {
    return ranges().stream()
        .filter(range -> range.kind() == RangeKind.ALL)
        .map(ReconciledRange::complete)
        .anyMatch(pass -> pass != null && !pass.startedAt().isBefore(from));
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// Puts the rows that ingest makes of the descriptions of all jobs.
  void describeEveryJob() {
    JobReader reader = new JobReader(Masking.on());
    new BulkLoad(dynamo, number -> described(reader, number)).put(0, account.jobs());
  }

  private TrainingJob described(JobReader reader, int number) {
    Map<String, AttributeValue> members =
        new LinkedHashMap<>(EnhancedDocument.fromJson(account.describe(number)).toMap());
    members.put("Tags", AttributeValue.fromM(Map.of()));
    String spelling = Objects.requireNonNull(members.get("TrainingJobArn")).s();
    Instant at = GeneratedAccount.NOW.minusSeconds(60);
    return reader.read(new TrainingJobArn(spelling), members, ObservedBy.DESCRIBE, at);
  }

  /// The read units of reading the account's index once.
  double readIndexOnce() {
    double before = meter.readUnits();
    IndexScan scan =
        new CatalogReader(dynamo, NAMES)
            .scan(IndexRange.of(List.of(Partition.byAccount(GeneratedAccount.HERE))), null);
    int entries = 0;
    while (scan.next(account.jobs()) != null) {
      entries++;
    }
    if (entries != account.jobs()) {
      throw new IllegalStateException("%d entries in the index".formatted(entries));
    }
    return meter.readUnits() - before;
  }

  /// Lets the next pass over all jobs be due.
  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
