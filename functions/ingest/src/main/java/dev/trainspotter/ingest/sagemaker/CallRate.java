package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many requests a second of one kind are sent to SageMaker, for each account and Region.
///
/// The rate halves when SageMaker throttles and then recovers with time.
public final class CallRate {
  private static final double SLOWEST = 0.05;

  /// The time in which the rate doubles again.
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final double fullRate;
  private final Sleep sleep;
  private final Map<AccountRegion, Turn> turns = new HashMap<>();

  /// @param fullRate requests a second while SageMaker does not throttle
  public CallRate(double fullRate) {
    this(fullRate, Thread::sleep);
  }

  /// The same with another way to wait.
  public CallRate(double fullRate, Sleep sleep) {
    this.fullRate = fullRate;
    this.sleep = sleep;
  }

  /// Lets the calling thread wait.
  public interface Sleep {
    /// Returns after this time.
    void sleep(Duration time) throws InterruptedException;
  }

  /// Waits for the next turn; returns false when it comes after the deadline or the thread is
  /// interrupted.
  boolean await(AccountRegion accountRegion, InstantSource clock, Instant deadline) {
    Duration wait = reserve(accountRegion, clock.instant(), deadline);
    if (wait == null) {
      return false;
    }
    try {
      sleep.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// @param next when the next request may be sent
  /// @param rate the rate at the time `changed`
  /// @param changed when the rate was halved for the last time
  private record Turn(Instant next, double rate, Instant changed) {}

  /// Reserves the next turn and returns how long to wait for it; null when it comes after the
  /// deadline, and then nothing is reserved.
  synchronized @Nullable Duration reserve(
      AccountRegion accountRegion, Instant now, Instant deadline) {
    Turn turn = turn(accountRegion, now);
    Instant start = turn.next.isBefore(now) ? now : turn.next;
    if (start.isAfter(deadline)) {
      return null;
    }
    Instant next = start.plusNanos((long) (1e9 / rate(turn, now)));
    turns.put(accountRegion, new Turn(next, turn.rate, turn.changed));
    return Duration.between(now, start);
  }

  /// Halves the rate from the next reservation on, down to one request in 20 seconds.
  ///
  /// Requests that were in flight together are throttled together: one that was sent before the
  /// rate was halved says nothing about the new rate.
  ///
  /// @param sentAt when the throttled request was sent
  synchronized void halve(AccountRegion accountRegion, Instant sentAt, Instant now) {
    Turn turn = turn(accountRegion, now);
    boolean isHalved = turns.containsKey(accountRegion) && sentAt.isBefore(turn.changed);
    if (!isHalved) {
      double half = Math.max(Math.min(SLOWEST, fullRate), rate(turn, now) / 2);
      turns.put(accountRegion, new Turn(turn.next, half, now));
    }
  }

  private Turn turn(AccountRegion accountRegion, Instant now) {
    return turns.getOrDefault(accountRegion, new Turn(now, fullRate, Instant.MIN));
  }

  private double rate(Turn turn, Instant now) {
    if (turn.rate >= fullRate) {
      return fullRate;
    }
    double periods =
        Math.max(0, Duration.between(turn.changed, now).toMillis()) / (double) RECOVERY.toMillis();
    return Math.min(fullRate, turn.rate * Math.pow(2, Math.min(periods, 100)));
  }
}
