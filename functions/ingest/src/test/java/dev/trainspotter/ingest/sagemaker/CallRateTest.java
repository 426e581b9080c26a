package dev.trainspotter.ingest.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallRateTest {
  private static final Instant NEVER = Instant.MAX;

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion THERE = new AccountRegion("111122223333", "eu-west-1");

  @Test
  void spacesTheQuestionsOfOneAccountAndRegion() {
    CallRate rate = new CallRate(4);

    assertThat(rate.reserve(HERE, NOON, NEVER)).isZero();
    assertThat(rate.reserve(HERE, NOON, NEVER)).isEqualTo(Duration.ofMillis(250));
    assertThat(rate.reserve(HERE, NOON, NEVER)).isEqualTo(Duration.ofMillis(500));
    assertThat(rate.reserve(THERE, NOON, NEVER)).isZero();
  }

  @Test
  void asksHalfAsOftenOnceThrottledAndRecovers() {
    CallRate rate = new CallRate(4);
    rate.reserve(HERE, NOON, NEVER);

    rate.halve(HERE, NOON, NOON);
    rate.reserve(HERE, NOON.plusMillis(500), NEVER);
    Duration afterwards = rate.reserve(HERE, NOON.plusMillis(500), NEVER);
    Instant later = NOON.plusSeconds(30);
    rate.reserve(HERE, later, NEVER);

    assertThat(afterwards).isBetween(Duration.ofMillis(490), Duration.ofMillis(500));
    assertThat(rate.reserve(HERE, later, NEVER)).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void halvesOnceForRequestsThatWereInFlightTogether() {
    CallRate rate = new CallRate(4);
    for (int i = 0; i < 10; i++) {
      rate.halve(HERE, NOON.plusMillis(i), NOON.plusSeconds(1).plusMillis(i));
    }
    rate.reserve(HERE, NOON.plusSeconds(1), NEVER);

    assertThat(rate.reserve(HERE, NOON.plusSeconds(1), NEVER))
        .isBetween(Duration.ofMillis(490), Duration.ofMillis(500));
  }

  @Test
  void neverStopsAltogether() {
    CallRate rate = new CallRate(4);
    for (int i = 0; i < 100; i++) {
      rate.halve(HERE, NOON.plusSeconds(i), NOON.plusSeconds(i));
    }

    rate.reserve(HERE, NOON, NEVER);

    assertThat(rate.reserve(HERE, NOON, NEVER)).isLessThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void doesNotWaitForTurnsThatNobodyTook() {
    CallRate rate = new CallRate(1);
    rate.reserve(HERE, NOON, NEVER);

    assertThat(rate.reserve(HERE, NOON.plusSeconds(100), NEVER)).isZero();
  }

  @Test
  void leavesATurnFreeThatNobodyCanWaitFor() {
    CallRate rate = new CallRate(1);
    rate.reserve(HERE, NOON, NEVER);

    assertThat(rate.reserve(HERE, NOON, NOON.plusMillis(500))).isNull();
    assertThat(rate.reserve(HERE, NOON, NEVER)).isEqualTo(Duration.ofSeconds(1));
  }
}
