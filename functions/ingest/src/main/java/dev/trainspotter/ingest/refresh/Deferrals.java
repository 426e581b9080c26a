package dev.trainspotter.ingest.refresh;

import dev.trainspotter.ingest.hint.HintState;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a hint waits for another attempt, and with which state.
final class Deferrals {
  /// How long SageMaker may deny requests about a job before its hint is dead-lettered.
  private static final Duration LONGEST_DENIAL = Duration.ofDays(3);

  /// How many deferrals a hint may have whose next attempt may bring nothing new: SageMaker's
  /// description is older than an event, or it does not know the tags of a job that it describes.
  private static final int MOST_TRIES_FOR_NEWS = 5;

  private Deferrals() {}

  /// The state with which the hint waits; null when SageMaker has denied it for too long.
  static @Nullable HintState next(HintState state, Cause cause, Instant now) {
    HintState next =
        switch (cause) {
          case DENIED -> state.denied(now);
          case NO_TURN, TOO_EARLY -> state.withoutTurn(now);
          case THROTTLED, UNREADABLE, NOT_LISTED, DOWN -> state.deferred(now);
        };
    Instant since = next.deniedSince();
    boolean isOver =
        cause == Cause.DENIED && since != null && !since.plus(LONGEST_DENIAL).isAfter(now);
    return isOver ? null : next;
  }

  /// Whether one more attempt may bring something new.
  static boolean mayBringNews(HintState state) {
    return state.tries() < MOST_TRIES_FOR_NEWS;
  }
}
