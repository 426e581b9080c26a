package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rate at which the backlog asks SageMaker, for each account and Region: halves on throttling
/// and comes back slowly.
public final class CallRate {
  private static final double SLOWEST = 0.05;
  private static final double RECOVERY = 1.02;

  private final double fullRate;
  private final Map<AccountRegion, Turn> turns = new HashMap<>();

  /// @param fullRate questions a second while nothing is throttled
  public CallRate(double fullRate) {
    this.fullRate = fullRate;
  }

  private record Turn(Instant next, double rate) {}

  /// How long to wait before the next question; null when its turn comes after the deadline, and
  /// then the turn stays free.
  synchronized @Nullable Duration take(AccountRegion accountRegion, Instant now, Instant deadline) {
    Turn turn = turns.getOrDefault(accountRegion, new Turn(now, fullRate));
    Instant start = turn.next.isBefore(now) ? now : turn.next;
    if (start.isAfter(deadline)) {
      return null;
    }
    double rate = Math.min(fullRate, turn.rate * RECOVERY);
    turns.put(accountRegion, new Turn(start.plusNanos((long) (1e9 / rate)), rate));
    return Duration.between(now, start);
  }

  /// From now on half as often.
  synchronized void halve(AccountRegion accountRegion, Instant now) {
    Turn turn = turns.getOrDefault(accountRegion, new Turn(now, fullRate));
    turns.put(accountRegion, new Turn(turn.next, Math.max(SLOWEST, turn.rate / 2)));
  }
}
