package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.Queues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The backlog queue as reconciliation fills it: hints that can wait are left out while it holds
/// more than a bound.
final class Backlog {
  private static final Duration MEASURED_EVERY = Duration.ofSeconds(20);

  private final Queues queues;
  private final long bound;
  private final InstantSource clock;
  private long size;
  private Instant measuredAt = Instant.MIN;

  /// @param bound how many messages the queue may hold before hints that can wait are left out
  Backlog(Queues queues, long bound, InstantSource clock) {
    this.queues = queues;
    this.bound = bound;
    this.clock = clock;
  }

  /// How many hints that can wait may be sent now.
  synchronized long room() {
    Instant now = clock.instant();
    if (!now.isBefore(measuredAt.equals(Instant.MIN) ? now : measuredAt.plus(MEASURED_EVERY))) {
      size = queues.backlogSize();
      measuredAt = now;
    }
    return Math.max(0, bound - size);
  }

  /// Sends these hints.
  void send(List<Hint> hints) {
    queues.send(hints);
    synchronized (this) {
      size += hints.size();
    }
  }
}
