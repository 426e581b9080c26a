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

  /// The pass to work at: the unfinished one, or a new one if its time has come; null if neither.
  @Nullable Pass due(ReconciledRange range, Instant now) {
    if (range.unfinished() != null) {
      return range.unfinished();
    }
    Duration period = range.kind().period();
    if (period == null) {
      return null;
    }
    Pass last = range.complete();
    boolean isDue = last == null || !now.isBefore(last.startedAt().plus(period).minus(EARLY));
    return isDue ? Pass.begun(from(range.kind(), now), now, now) : null;
  }

  private @Nullable Instant from(RangeKind kind, Instant now) {
    return switch (kind) {
      case RECENT -> now.minus(RECENT);
      case ALL -> backfillFrom;
      case OPEN, BY_HAND, NOT_DESCRIBED -> null;
    };
  }
}
