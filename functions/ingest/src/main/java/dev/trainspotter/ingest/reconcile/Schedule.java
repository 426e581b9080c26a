package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which pass of a range is due.
///
/// @param backfillFrom older jobs are not looked for; null to look for all
record Schedule(@Nullable Instant backfillFrom) {
  private static final Duration RECENT = Duration.ofDays(35);

  /// Runs do not begin at the same second each time.
  private static final Duration EARLY = Duration.ofSeconds(30);

  /// The pass to work at: the unfinished one, or a new one if its time has come; null if there is
  /// none.
  ///
  /// @param recent the range of recent jobs: once compared, the first pass over all leaves them out
  @Nullable Pass due(ReconciledRange range, ReconciledRange recent, Instant now) {
    if (range.unfinished() != null) {
      return range.unfinished();
    }
    if (range.kind().period() == null) {
      return null;
    }
    Pass last = range.complete();
    return last == null || isDue(range, last, now)
        ? Pass.begun(from(range.kind(), now), to(range, recent, now), now)
        : null;
  }

  private Instant to(ReconciledRange range, ReconciledRange recent, Instant now) {
    boolean isFirstOfAll = range.kind() == RangeKind.ALL && range.complete() == null;
    Pass compared = isFirstOfAll ? recent.complete() : null;
    Instant older = compared == null ? null : compared.from();
    if (compared == null
        || older == null
        || isDue(recent, compared, now)
        || (backfillFrom != null && !backfillFrom.isBefore(older))) {
      return now;
    }
    return older.minusMillis(1);
  }

  private static boolean isDue(ReconciledRange range, Pass last, Instant now) {
    Duration period = range.kind().period();
    return period != null && !now.isBefore(last.startedAt().plus(period).minus(EARLY));
  }

  private @Nullable Instant from(RangeKind kind, Instant now) {
    return switch (kind) {
      case RECENT -> now.minus(RECENT);
      case ALL -> backfillFrom;
      case OPEN, BY_HAND, NOT_DESCRIBED -> null;
    };
  }
}
