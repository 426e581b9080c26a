package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many requests a second the backlog sends to SageMaker, for each account and Region: the rate
/// halves when SageMaker throttles and then recovers by 2 percent with each request.
public final class CallRate {
  private static final double SLOWEST = 0.05;
  private static final double RECOVERY = 1.02;

  private final double fullRate;
  private final Map<AccountRegion, Turn> turns = new HashMap<>();

  /// @param fullRate requests a second while SageMaker does not throttle
  public CallRate(double fullRate) {
    this.fullRate = fullRate;
  }

  /// @param next when the next request may be sent
  private record Turn(Instant next, double rate) {}

  /// Reserves the next turn and returns how long to wait for it; null when it comes after the
  /// deadline, and then nothing is reserved.
  synchronized @Nullable Duration reserve(
      AccountRegion accountRegion, Instant now, Instant deadline) {
    Turn turn = turns.getOrDefault(accountRegion, new Turn(now, fullRate));
    Instant start = turn.next.isBefore(now) ? now : turn.next;
    if (start.isAfter(deadline)) {
      return null;
    }
    double rate = Math.min(fullRate, turn.rate * RECOVERY);
    turns.put(accountRegion, new Turn(start.plusNanos((long) (1e9 / rate)), rate));
    return Duration.between(now, start);
  }

  /// Halves the rate from the next reservation on, down to one request in 20 seconds.
  synchronized void halve(AccountRegion accountRegion, Instant now) {
    Turn turn = turns.getOrDefault(accountRegion, new Turn(now, fullRate));
    turns.put(accountRegion, new Turn(turn.next, Math.max(SLOWEST, turn.rate / 2)));
  }
}
