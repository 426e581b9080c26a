package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.state.KnownDifferences;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.reconcile.shared.RunningRows;
import dev.trainspotter.ingest.reconcile.shared.Turns;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Runs of the reconciliation: each resumes the ranges that are unfinished and begins those that
/// are due.
public final class Reconciliation {
  /// How many messages the backlog queue may hold before hints that can wait are left out.
  public static final long BACKLOG_BOUND = 10_000;

  /// How many accounts and Regions a run compares at the same time. The other half of its threads
  /// is for what each of them does at once.
  private static final int MOST_AT_ONCE = 128;

  private final Parts parts;
  private final Supplier<ExecutorService> threads;

  /// @param backfillFrom older jobs are not looked for; null to look for all
  /// @param backlogBound how many messages the backlog queue may hold before hints that can wait
  ///     are left out
  /// @param threads called for each run, which closes them
  public Reconciliation(
      CatalogTable table,
      CatalogReader reader,
      ReconciledRanges ranges,
      KnownDifferences differences,
      JobSearch search,
      Queues queues,
      long backlogBound,
      @Nullable Instant backfillFrom,
      ReconciliationLog log,
      InstantSource clock,
      Supplier<ExecutorService> threads) {
    this.threads = threads;
    this.parts =
        new Parts(
            table,
            reader,
            ranges,
            differences,
            search,
            new Backlog(queues, backlogBound, clock),
            new Schedule(backfillFrom),
            log,
            clock);
  }

  /// The reconciliation of a function or of local mode.
  ///
  /// @param rate the rate of requests to `Search`
  /// @param out receives log lines and metrics
  /// @param threads called for each run, which closes them
  public static Reconciliation open(
      Settings settings,
      SageMakerClients clients,
      DynamoDbClient dynamo,
      SqsClient sqs,
      CallRate rate,
      PrintStream out,
      InstantSource clock,
      Supplier<ExecutorService> threads) {
    Masking masking = settings.isMasking() ? Masking.on() : Masking.off();
    DynamoDbEnhancedClient enhanced = Items.client(dynamo);
    return new Reconciliation(
        new CatalogTable(dynamo, settings.tableNames(), masking),
        new CatalogReader(dynamo, settings.tableNames()),
        new ReconciledRanges(enhanced, settings.stateTableName()),
        new KnownDifferences(enhanced, settings.stateTableName()),
        new JobSearch(clients, new JobReader(masking), rate, clock),
        Queues.of(sqs, settings),
        BACKLOG_BOUND,
        settings.backfillFrom(),
        new ReconciliationLog(new JsonLog(out), masking, settings.stackName()),
        clock,
        threads);
  }

  /// One run over these accounts and Regions, many of them at the same time. An error in one of
  /// them is thrown only after the others are done.
  ///
  /// @param deadline no request is sent to SageMaker after this time
  /// @return the ranges that the run worked at, as it left them
  public List<ReconciledRange> run(Collection<AccountRegion> accountRegions, Instant deadline) {
    return run(accountRegions, deadline, _ -> {});
  }

  /// The same, observed while it runs.
  ///
  /// @param progress takes each range after each of its pages, from several threads
  public List<ReconciledRange> run(
      Collection<AccountRegion> accountRegions,
      Instant deadline,
      Consumer<ReconciledRange> progress) {
    Queue<ReconciledRange> left = new ConcurrentLinkedQueue<>();
    Queue<CompletionException> errors = new ConcurrentLinkedQueue<>();
    List<ReconciledRange> known = known(accountRegions);
    Instant begin = parts.clock().instant();
    Turns turns = new Turns(known, new Random(begin.toEpochMilli()));
    RunningRows rows = new RunningRows(parts.reader(), parts.clock());
    try (ExecutorService running = threads.get()) {
      Threads.forEach(
          running,
          turns.of(accountRegions),
          MOST_AT_ONCE,
          each -> {
            try {
              left.addAll(new Run(parts, rows, each, deadline, running, progress).ofAllRanges());
            } catch (RuntimeException | Error e) {
              CompletionException error = new CompletionException(e);
              parts.log().failed(each, error);
              errors.add(error);
            }
          });
    }
    parts.log().metrics(List.copyOf(left), updated(known, left), parts.clock().instant());
    CompletionException first = errors.poll();
    if (first != null) {
      throw first;
    }
    return List.copyOf(left);
  }

  /// All stored ranges of these accounts and Regions, read at once.
  private List<ReconciledRange> known(Collection<AccountRegion> accountRegions) {
    Set<AccountRegion> wanted = Set.copyOf(accountRegions);
    return parts.ranges().all().stream()
        .filter(range -> wanted.contains(range.accountRegion()))
        .toList();
  }

  /// The ranges as they are after a run.
  private static List<ReconciledRange> updated(
      Collection<ReconciledRange> known, Collection<ReconciledRange> left) {
    Map<String, ReconciledRange> ranges = new HashMap<>();
    Stream.concat(known.stream(), left.stream())
        .forEach(range -> ranges.put(range.accountRegion() + "/" + range.kind().id(), range));
    return List.copyOf(ranges.values());
  }

  /// Asks for a pass over this range of creation times; the next run begins it.
  ///
  /// @param from null for no beginning
  /// @return null when the pass is noted; the pass that is still under way when there is one
  public @Nullable Pass request(
      AccountRegion accountRegion, @Nullable Instant from, @Nullable Instant to) {
    Instant now = parts.clock().instant();
    ReconciledRange range = parts.range(accountRegion, RangeKind.BY_HAND);
    if (range.unfinished() != null) {
      return range.unfinished();
    }
    Pass pass = Pass.begun(from, to == null ? now : to, now);
    return parts.ranges().save(range.working(pass, null)) == null ? pass : null;
  }

  /// Prepares the next run for a backlog queue and runs that ended with their machine: ends the
  /// leases of an account and Region, and asks for the hints of all rows that no description has
  /// reached. Only for a caller that knows that no other run exists.
  public void recover(AccountRegion accountRegion) {
    for (ReconciledRange range : parts.ranges().of(accountRegion)) {
      if (range.lease() != null && range.unfinished() != null) {
        parts.ranges().save(range.working(range.unfinished(), null));
      }
    }
    Instant now = parts.clock().instant();
    parts
        .ranges()
        .save(
            parts
                .range(accountRegion, RangeKind.NOT_DESCRIBED)
                .working(Pass.begun(null, now, now), null));
  }
}
