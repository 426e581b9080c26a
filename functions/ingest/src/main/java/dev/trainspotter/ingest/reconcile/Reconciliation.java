package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
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
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Runs of the reconciliation: each resumes the ranges that are unfinished and begins those that
/// are due.
public final class Reconciliation {
  /// How many messages the backlog queue may hold before hints that can wait are left out.
  public static final long BACKLOG_BOUND = 10_000;

  private static final String FAILED = "failed";

  private final CatalogTable table;
  private final CatalogReader reader;
  private final ReconciledRanges ranges;
  private final KnownDifferences differences;
  private final JobSearch search;
  private final Backlog backlog;
  private final Schedule schedule;
  private final ReconciliationLog log;
  private final InstantSource clock;

  /// @param backfillFrom older jobs are not looked for; null to look for all
  /// @param backlogBound how many messages the backlog queue may hold before hints that can wait
  ///     are left out
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
      InstantSource clock) {
    this.table = table;
    this.reader = reader;
    this.ranges = ranges;
    this.differences = differences;
    this.search = search;
    this.backlog = new Backlog(queues, backlogBound, clock);
    this.schedule = new Schedule(backfillFrom);
    this.log = log;
    this.clock = clock;
  }

  /// The reconciliation of a function or of local mode.
  ///
  /// @param rate the rate of requests to `Search`
  /// @param out receives log lines and metrics
  public static Reconciliation open(
      Settings settings,
      SageMakerClients clients,
      DynamoDbClient dynamo,
      SqsClient sqs,
      CallRate rate,
      PrintStream out,
      InstantSource clock) {
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
        clock);
  }

  /// One run over these accounts and Regions, all at the same time. An error in one of them is
  /// thrown only after the others are done.
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
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<AccountRegion, CompletableFuture<List<ReconciledRange>>> runs = new LinkedHashMap<>();
      for (AccountRegion each : accountRegions) {
        runs.put(
            each,
            CompletableFuture.supplyAsync(() -> run(each, deadline, threads, progress), threads));
      }
      List<ReconciledRange> left = new ArrayList<>();
      List<CompletionException> errors = new ArrayList<>();
      runs.forEach(
          (each, run) -> {
            try {
              left.addAll(run.join());
            } catch (CompletionException e) {
              log.failed(each, e);
              errors.add(e);
            }
          });
      log.metrics(left, known(accountRegions), clock.instant());
      if (!errors.isEmpty()) {
        throw errors.getFirst();
      }
      return left;
    }
  }

  /// Asks for a pass over this range of creation times; the next run begins it.
  ///
  /// @param from null for no beginning
  /// @return null when the pass is noted; the pass that is still under way when there is one
  public @Nullable Pass request(
      AccountRegion accountRegion, @Nullable Instant from, @Nullable Instant to) {
    Instant now = clock.instant();
    ReconciledRange range =
        byKind(accountRegion)
            .getOrDefault(
                RangeKind.BY_HAND, ReconciledRange.untouched(accountRegion, RangeKind.BY_HAND));
    if (range.unfinished() != null) {
      return range.unfinished();
    }
    Pass pass = Pass.begun(from, to == null ? now : to, now);
    return ranges.save(range.working(pass, null)) == null ? pass : null;
  }

  /// Prepares the next run for a backlog queue and runs that ended with their machine: ends the
  /// leases of an account and Region, and asks for the hints of all rows that no description has
  /// reached. Only for a caller that knows that no other run exists.
  public void recover(AccountRegion accountRegion) {
    for (ReconciledRange range : ranges.of(accountRegion)) {
      if (range.lease() != null && range.unfinished() != null) {
        ranges.save(range.working(range.unfinished(), null));
      }
    }
    Instant now = clock.instant();
    ranges.save(
        range(accountRegion, RangeKind.NOT_DESCRIBED).working(Pass.begun(null, now, now), null));
  }

  private List<ReconciledRange> known(Collection<AccountRegion> accountRegions) {
    return accountRegions.stream().flatMap(each -> ranges.of(each).stream()).toList();
  }

  private Map<RangeKind, ReconciledRange> byKind(AccountRegion accountRegion) {
    Map<RangeKind, ReconciledRange> byKind = new EnumMap<>(RangeKind.class);
    ranges.of(accountRegion).forEach(range -> byKind.put(range.kind(), range));
    return byKind;
  }

  /// The ranges of one account and Region, one after the other: they share one rate of requests.
  private List<ReconciledRange> run(
      AccountRegion accountRegion,
      Instant deadline,
      ExecutorService threads,
      Consumer<ReconciledRange> progress) {
    String owner = UUID.randomUUID().toString();
    List<ReconciledRange> left = new ArrayList<>();
    for (RangeKind kind : RangeKind.values()) {
      if (isBusy(accountRegion, owner)) {
        return left;
      }
      ReconciledRange range = range(accountRegion, kind);
      Pass pass = schedule.due(range, clock.instant());
      if (pass == null || clock.instant().isAfter(deadline)) {
        continue;
      }
      Checkpoint checkpoint = Checkpoint.take(ranges, clock, owner, range, pass);
      if (checkpoint == null) {
        log.busy(accountRegion);
        return left;
      }
      // Both sides take first and look then, so one of two runs at the same time sees the other.
      if (isBusy(accountRegion, owner)) {
        checkpoint.leave(pass);
        return left;
      }
      ReconciledRange done = walk(checkpoint, deadline, threads, progress);
      if (done != null) {
        left.add(done);
      }
    }
    return left;
  }

  /// Whether another run has the lease of a range of this account and Region.
  private boolean isBusy(AccountRegion accountRegion, String owner) {
    Instant now = clock.instant();
    boolean isBusy =
        ranges.of(accountRegion).stream().anyMatch(range -> range.isLeased(owner, now));
    if (isBusy) {
      log.busy(accountRegion);
    }
    return isBusy;
  }

  /// The range as it is stored now: a walk may have changed another range than its own.
  private ReconciledRange range(AccountRegion accountRegion, RangeKind kind) {
    return byKind(accountRegion).getOrDefault(kind, ReconciledRange.untouched(accountRegion, kind));
  }

  /// Walks through one range, as far as the time allows.
  ///
  /// @return the range as the run leaves it; null when another run took it over
  private @Nullable ReconciledRange walk(
      Checkpoint checkpoint,
      Instant deadline,
      ExecutorService threads,
      Consumer<ReconciledRange> progress) {
    ReconciledRange range = checkpoint.range();
    Findings findings =
        new Findings(table, differences, backlog, range.kind(), since(range, checkpoint.pass()));
    Walk walk =
        new Walk(
            range.accountRegion(),
            search,
            reader,
            findings,
            checkpoint,
            threads,
            clock,
            deadline,
            progress);
    try {
      String cause = walk.run(range.kind());
      noteLeftOut(range, findings.leftOutFrom());
      Pass pass = checkpoint.pass();
      checkpoint.leave(
          cause.equals(Walk.ENDED) ? pass.ended(clock.instant()) : pass.stopped(cause));
      log.left(checkpoint.range(), checkpoint.pass());
      return checkpoint.range();
    } catch (Checkpoint.LostException e) {
      log.busy(range.accountRegion());
      return null;
    } catch (RuntimeException e) {
      return failed(checkpoint, e);
    }
  }

  /// The range is resumed at its checkpoint by the next run.
  private @Nullable ReconciledRange failed(Checkpoint checkpoint, RuntimeException e) {
    log.failed(checkpoint.range(), e);
    try {
      checkpoint.leave(checkpoint.pass().stopped(FAILED));
      return checkpoint.range();
    } catch (RuntimeException again) {
      e.addSuppressed(again);
      return null;
    }
  }

  private Findings.Since since(ReconciledRange range, Pass pass) {
    ReconciledRange all = range(range.accountRegion(), RangeKind.ALL);
    ReconciledRange recent = range(range.accountRegion(), RangeKind.RECENT);
    @Nullable Instant deployed = earlier(all.firstPassAt(), recent.firstPassAt());
    Pass before = range.kind() == RangeKind.RECENT ? range.complete() : null;
    return new Findings.Since(
        deployed, before == null ? null : before.startedAt(), pass.startedAt(), clock);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /// Lets a later run send the hints that were left out.
  private void noteLeftOut(ReconciledRange range, @Nullable String from) {
    if (from == null || range.kind() == RangeKind.NOT_DESCRIBED) {
      return;
    }
    Instant first = Timestamps.parse(from);
    ReconciledRange left = range(range.accountRegion(), RangeKind.NOT_DESCRIBED);
    Pass unfinished = left.unfinished();
    Instant next = unfinished == null ? null : unfinished.next();
    if (next == null || next.isAfter(first)) {
      Instant now = clock.instant();
      ranges.save(left.working(Pass.begun(first, now, now), null));
    }
  }
}
