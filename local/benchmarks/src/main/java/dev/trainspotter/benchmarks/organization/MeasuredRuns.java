package dev.trainspotter.benchmarks.organization;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.reconciliation.GeneratedAccount;
import dev.trainspotter.benchmarks.reconciliation.SearchHttp;
import dev.trainspotter.benchmarks.reconciliation.UnitMeter;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
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
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The reconcile function over a generated organization. Its runs take real time; the minutes
/// between two runs are left out.
final class MeasuredRuns {
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(5);

  private final GeneratedOrganization organization;
  private final UnitMeter meter = new UnitMeter();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<Duration> ahead =
      new AtomicReference<>(Duration.between(Instant.now(), GeneratedAccount.NOW));
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final DynamoDbClient dynamo;
  private final ReconcileHandler handler;

  MeasuredRuns(MeasuredTables tables, ElasticMq queues, GeneratedOrganization organization) {
    this.organization = organization;
    this.dynamo = tables.local().client(AwsCrtHttpClient.create(), meter);
    SqsClient sqs = queues.client();
    this.handler =
        new ReconcileHandler(
            settings(sqs),
            organization.regionNames().getFirst(),
            new SearchHttp(organization::search, calls),
            dynamo,
            sqs,
            new CallRate(1),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            clock);
  }

  private Settings settings(SqsClient sqs) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("TABLE_NAME", MeasuredTables.CATALOG);
    settings.put("STATE_TABLE_NAME", MeasuredTables.STATE);
    settings.put("BACKLOG_QUEUE_URL", sqs.createQueue(r -> r.queueName("organization")).queueUrl());
    settings.put("ACCOUNTS", String.join(",", organization.accountIds()));
    settings.put("REGIONS", String.join(",", organization.regionNames()));
    settings.put("ACCOUNT_CREDENTIALS", "account-id");
    return Settings.from(settings);
  }

  /// What one run took.
  ///
  /// @param notCompared how many accounts and Regions that respond had no complete pass over their
  ///     running jobs in this run
  record Cost(
      Duration time, int calls, double readUnits, double writeUnits, long rows, long notCompared) {}

  /// One run, five minutes after the start of the one before.
  Cost run() {
    Instant begin = clock.instant();
    int callsBefore = calls.get();
    double readBefore = meter.readUnits();
    double writtenBefore = meter.writeUnits();
    long rowsBefore = meter.writtenRows();
    handler.handleRequest(Map.of(), LocalContext.of("reconcile", ReconcileHandler.TIMEOUT));
    Duration time = Duration.between(begin, clock.instant());
    Cost cost =
        new Cost(
            time,
            calls.get() - callsBefore,
            meter.readUnits() - readBefore,
            meter.writeUnits() - writtenBefore,
            meter.writtenRows() - rowsBefore,
            organization.allowed().filter(place -> !isCompared(place, begin)).count());
    ahead.updateAndGet(offset -> offset.plus(BETWEEN_RUNS.minus(time)));
    return cost;
  }

  /// How many accounts and Regions that respond have no complete pass over all their jobs.
  long withoutEveryJob() {
    return organization.allowed().filter(place -> complete(place, RangeKind.ALL) == null).count();
  }

  private boolean isCompared(AccountRegion place, Instant since) {
    Pass pass = complete(place, RangeKind.OPEN);
    return pass != null && !pass.startedAt().isBefore(since.minusSeconds(1));
  }

  private @Nullable Pass complete(AccountRegion place, RangeKind kind) {
    return new ReconciledRanges(Items.client(dynamo), MeasuredTables.STATE)
        .of(place).stream()
            .filter(range -> range.kind() == kind)
            .map(ReconciledRange::complete)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }
}
