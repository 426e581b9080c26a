package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.table.Digest;
import dev.trainspotter.cli.local.deployment.LocalPlatform;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.LineStream;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.reconcile.Reconciliation;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A deployment on this machine that reads a user's account: reconciliation fills the table, and
/// ingest completes the rows from the backlog.
final class AccountDeployment {
  private static final int PAGE = 500;

  /// How many batches of the backlog are taken at the same time for each Region.
  private static final int POLLERS = 2;

  private final LocalPlatform platform;
  private final UserAccount account;
  private final LocalProgress progress;
  private final CatalogReader reader;
  private final Reconciliation reconciliation;

  /// Starts the functions of this platform.
  AccountDeployment(
      LocalPlatform platform, UserAccount account, AccountOptions options, LocalProgress progress) {
    this.platform = platform;
    this.account = account;
    this.progress = progress;
    Settings settings = platform.settings(settings(account, options));
    SageMakerClients clients = new SageMakerClients(account.caller(), settings);
    this.reader = new CatalogReader(platform.dynamo(), settings.tableNames());
    this.reconciliation =
        Reconciliation.open(
            settings,
            new SageMakerClients(account.caller().withoutRetries(), settings),
            platform.dynamo(),
            platform.sqs(),
            new CallRate(settings.searchRate()),
            LineStream.to(this::printFailure),
            InstantSource.system(),
            Threads::open);
    if (!platform.isNew()) {
      account.accountRegions().forEach(reconciliation::recover);
    }
    Ingest ingest =
        Ingest.open(
            settings, clients, platform.dynamo(), platform.sqs(), platform.outcomes().lines());
    int pollers = POLLERS * account.accountRegions().size();
    platform.poll(platform.queues().backlog(), settings, ingest, pollers);
    platform.answer(settings);
  }

  private static Map<Setting, String> settings(UserAccount account, AccountOptions options) {
    return Map.of(
        Setting.ACCOUNTS,
        account.accountId(),
        Setting.SEARCH_RATE,
        options.search().text(),
        Setting.DESCRIBE_RATE,
        options.describe().text(),
        // One process sends all requests, so nobody shares the rate.
        Setting.BACKLOG_CONCURRENCY,
        "1");
  }

  /// One run of the reconciliation, as long as that of the deployed function.
  ///
  /// @return the ranges that the run worked at, as it left them; null when an error ended it
  @Nullable List<ReconciledRange> reconcile(Consumer<ReconciledRange> each) {
    Instant deadline = Instant.now().plus(ReconcileHandler.TIMEOUT);
    try {
      return reconciliation.run(account.accountRegions(), deadline, each);
    } catch (CompletionException _) {
      // Its log line was printed.
      return null;
    }
  }

  /// Reads the rows of the tables.
  CatalogReader reader() {
    return reader;
  }

  /// How many rows of jobs that exist no description has reached.
  long incomplete() {
    long incomplete = 0;
    for (AccountRegion accountRegion : account.accountRegions()) {
      IndexScan scan =
          reader.scan(IndexRange.of(List.of(Partition.byAccount(accountRegion))), null);
      for (@Nullable StoredJob row = scan.next(PAGE); row != null; row = scan.next(PAGE)) {
        if (!Digest.isDescribed(row.digest()) && row.job().get(Column.DELETED_AT) == null) {
          incomplete++;
        }
      }
    }
    return incomplete;
  }

  /// Whether no hint waits for its turn now. Some may wait for a later time.
  boolean isBacklogTaken() {
    return platform.queues().isBacklogTaken();
  }

  /// How many messages of the backlog ended with a row or without a job.
  long ended() {
    return platform.outcomes().counts().entrySet().stream()
        .filter(count -> !count.getKey().equals("deferred"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// The time that the rate of requests needs for so many rows, if they are spread evenly.
  static Duration atRate(long rows, int regions, Rate describe) {
    return Duration.ofSeconds(Math.round(rows / (describe.perSecond() * regions)));
  }

  private void printFailure(String line) {
    if (Json.read(line).path("level").asText().equals("ERROR")) {
      String error = Json.read(line).path("error").asText();
      progress.print("reconciliation failed and goes on later: " + FailureLine.of(error));
    }
  }
}
