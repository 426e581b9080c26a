package dev.trainspotter.ingest.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.ingest.hint.HintState;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeferralsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant THREE_DAYS_LATER = NOON.plus(Duration.ofDays(3));
  private static final HintState DENIED = HintState.NEW.denied(NOON);

  @Test
  void endsAfterThreeDaysOfDenials() {
    assertThat(Deferrals.next(DENIED, Cause.DENIED, THREE_DAYS_LATER.minusSeconds(1)))
        .isEqualTo(DENIED.denied(THREE_DAYS_LATER));
    assertThat(Deferrals.next(DENIED, Cause.DENIED, THREE_DAYS_LATER)).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DENIED")
  void neverEndsForAnotherCause(Cause cause) {
    HintState next = Deferrals.next(DENIED, cause, THREE_DAYS_LATER);

    assertThat(next)
        .isEqualTo(
            cause == Cause.NO_TURN || cause == Cause.TOO_EARLY
                ? DENIED.withoutTurn(THREE_DAYS_LATER)
                : DENIED.deferred(THREE_DAYS_LATER));
  }

  @Test
  void hopesForNewsFiveTimes() {
    HintState state = HintState.NEW;
    for (int i = 0; i < 5; i++) {
      assertThat(Deferrals.mayBringNews(state)).isTrue();
      state = state.deferred(NOON);
    }

    assertThat(Deferrals.mayBringNews(state)).isFalse();
  }
}
