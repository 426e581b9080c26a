package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.ingest.reconcile.shared.RunningRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run in one account and Region: its ranges one after the other, because they share one rate
/// of requests.
final class Run {
  private static final String FAILED = "failed";

  private final Parts parts;
  private final RunningRows running;
  private final AccountRegion accountRegion;
  private final Instant deadline;
  private final ExecutorService threads;
  private final Consumer<ReconciledRange> progress;
  private final String owner = UUID.randomUUID().toString();

  /// @param running the rows of running jobs, which all accounts and Regions of the run share
  /// @param deadline no request is sent to SageMaker after this time
  /// @param progress takes each range after each of its pages
  Run(
      Parts parts,
      RunningRows running,
      AccountRegion accountRegion,
      Instant deadline,
      ExecutorService threads,
      Consumer<ReconciledRange> progress) {
    this.parts = parts;
    this.running = running;
    this.accountRegion = accountRegion;
    this.deadline = deadline;
    this.threads = threads;
    this.progress = progress;
  }

  /// Works at every range that is unfinished or due.
  ///
  /// @return the ranges as the run leaves them
  List<ReconciledRange> ofAllRanges() {
    List<ReconciledRange> left = new ArrayList<>();
    for (RangeKind kind : RangeKind.values()) {
      // A walk may have changed another range than its own.
      List<ReconciledRange> stored = parts.ranges().of(accountRegion);
      if (isBusy(stored)) {
        return left;
      }
      ReconciledRange range = Parts.find(stored, accountRegion, kind);
      ReconciledRange recent = Parts.find(stored, accountRegion, RangeKind.RECENT);
      Pass pass = parts.schedule().due(range, recent, parts.clock().instant());
      if (pass == null || parts.clock().instant().isAfter(deadline)) {
        continue;
      }
      Checkpoint checkpoint = Checkpoint.take(parts.ranges(), parts.clock(), owner, range, pass);
      if (checkpoint == null) {
        parts.log().busy(accountRegion);
        return left;
      }
      // Both sides take first and look then, so one of two runs at the same time sees the other.
      if (isBusy(parts.ranges().of(accountRegion))) {
        checkpoint.leave(pass);
        return left;
      }
      if (kind == RangeKind.ALL) {
        // Its first pass leaves out what the recent range has counted.
        progress.accept(recent);
      }
      ReconciledRange done = walk(checkpoint);
      if (done != null) {
        left.add(done);
      }
    }
    return left;
  }

  /// Whether another run has the lease of one of these ranges.
  private boolean isBusy(List<ReconciledRange> stored) {
    Instant now = parts.clock().instant();
    boolean isBusy = stored.stream().anyMatch(range -> range.isLeased(owner, now));
    if (isBusy) {
      parts.log().busy(accountRegion);
    }
    return isBusy;
  }

  /// Walks through one range, as far as the time allows.
  ///
  /// @return the range as the run leaves it; null when another run took it over
  private @Nullable ReconciledRange walk(Checkpoint checkpoint) {
    ReconciledRange range = checkpoint.range();
    Findings findings =
        new Findings(
            parts.table(),
            parts.differences(),
            parts.backlog(),
            range.kind(),
            since(range, checkpoint.pass()));
    Walk walk =
        new Walk(
            accountRegion,
            parts.search(),
            parts.reader(),
            running,
            findings,
            checkpoint,
            threads,
            parts.clock(),
            deadline,
            progress);
    try {
      String cause = walk.run(range.kind());
      noteLeftOut(range, findings.leftOutFrom());
      Pass pass = checkpoint.pass();
      checkpoint.leave(
          cause.equals(Walk.ENDED) ? pass.ended(parts.clock().instant()) : pass.stopped(cause));
      parts.log().left(checkpoint.range(), checkpoint.pass());
      return checkpoint.range();
    } catch (Checkpoint.LostException e) {
      parts.log().busy(accountRegion);
      return null;
    } catch (RuntimeException e) {
      return failed(checkpoint, e);
    }
  }

  /// The range is resumed at its checkpoint by the next run.
  private @Nullable ReconciledRange failed(Checkpoint checkpoint, RuntimeException e) {
    parts.log().failed(checkpoint.range(), e);
    try {
      checkpoint.leave(checkpoint.pass().stopped(FAILED));
      return checkpoint.range();
    } catch (RuntimeException again) {
      // The JVM throws the same object again for some errors, and none can suppress itself.
      if (!again.equals(e)) {
        e.addSuppressed(again);
      }
      return null;
    }
  }

  private Findings.Since since(ReconciledRange range, Pass pass) {
    List<ReconciledRange> stored = parts.ranges().of(accountRegion);
    ReconciledRange all = Parts.find(stored, accountRegion, RangeKind.ALL);
    ReconciledRange recent = Parts.find(stored, accountRegion, RangeKind.RECENT);
    @Nullable Instant deployed = earlier(all.firstPassAt(), recent.firstPassAt());
    Pass before = range.kind() == RangeKind.RECENT ? range.complete() : null;
    return new Findings.Since(
        deployed, before == null ? null : before.startedAt(), pass.startedAt(), parts.clock());
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
    ReconciledRange left = parts.range(accountRegion, RangeKind.NOT_DESCRIBED);
    Pass unfinished = left.unfinished();
    Instant next = unfinished == null ? null : unfinished.next();
    if (next == null || next.isAfter(first)) {
      Instant now = parts.clock().instant();
      parts.ranges().save(left.working(Pass.begun(first, now, now), null));
    }
  }
}
