package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// How far the run is in one range: kept in the state table, with the lease of the range.
final class Checkpoint {
  /// A run that was ended holds its ranges no longer than this.
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final Duration SAVED_EVERY = Duration.ofSeconds(10);

  /// Another run took the range over: this one must stop.
  static final class LostException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    LostException(ReconciledRange range) {
      super(
          "another run took over the range %s of %s"
              .formatted(range.kind().id(), range.accountRegion()));
    }
  }

  private final ReconciledRanges ranges;
  private final InstantSource clock;
  private final String owner;
  private ReconciledRange stored;
  private Pass pass;
  private Instant savedAt;

  private Checkpoint(
      ReconciledRanges ranges,
      InstantSource clock,
      String owner,
      ReconciledRange stored,
      Pass pass) {
    this.ranges = ranges;
    this.clock = clock;
    this.owner = owner;
    this.stored = stored;
    this.pass = pass;
    this.savedAt = clock.instant();
  }

  /// Takes the lease of the range for this pass; null if another run was faster.
  static @Nullable Checkpoint take(
      ReconciledRanges ranges,
      InstantSource clock,
      String owner,
      ReconciledRange range,
      Pass pass) {
    ReconciledRange stored = ranges.save(range.working(pass, lease(owner, clock)));
    return stored == null ? null : new Checkpoint(ranges, clock, owner, stored, pass);
  }

  private static ReconciledRange.Lease lease(String owner, InstantSource clock) {
    return new ReconciledRange.Lease(owner, clock.instant().plus(LEASE));
  }

  /// The range as it was stored last.
  ReconciledRange range() {
    return stored;
  }

  Pass pass() {
    return pass;
  }

  /// Moves on to this state of the pass, and stores it from time to time.
  ///
  /// @throws LostException if another run took the range over
  void move(Pass next) {
    pass = next;
    Instant now = clock.instant();
    if (!now.isBefore(savedAt.plus(SAVED_EVERY))) {
      save(stored.working(pass, lease(owner, clock)));
      savedAt = now;
    }
  }

  /// Stores this state of the pass and gives up the lease.
  ///
  /// @throws LostException if another run took the range over
  void leave(Pass last) {
    pass = last;
    save(stored.left(last));
  }

  private void save(ReconciledRange range) {
    ReconciledRange saved = ranges.save(range);
    if (saved == null) {
      throw new LostException(range);
    }
    stored = saved;
  }
}
