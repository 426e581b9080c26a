package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.table.Fleet;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeRangeTest {
  private static final Instant NOON = Fleet.NOON;
  private static final TimeRange MINUTE = new TimeRange(NOON, NOON.plusSeconds(60));

  private static Position at(Instant time) {
    return new Position(Timestamps.format(time), Fleet.arn("job").key());
  }

  private static TimeRange range(@Nullable String first, @Nullable String last) {
    return new TimeRange(
        first == null ? null : Instant.parse(first), last == null ? null : Instant.parse(last));
  }

  @Test
  void containsBothEndsToTheMillisecond() {
    assertThat(MINUTE.test())
        .accepts(at(NOON), at(NOON.plusSeconds(30)), at(NOON.plusSeconds(60)))
        .rejects(at(NOON.minusMillis(1)), at(NOON.plusSeconds(60).plusMillis(1)));
  }

  @Test
  void containsEverythingBeyondAnEndThatItDoesNotHave() {
    assertThat(new TimeRange(null, NOON).test())
        .accepts(at(Timestamps.FIRST), at(NOON))
        .rejects(at(NOON.plusMillis(1)));
    assertThat(new TimeRange(NOON, null).test())
        .accepts(at(Timestamps.LAST), at(NOON))
        .rejects(at(NOON.minusMillis(1)));
    assertThat(TimeRange.ALL.test()).accepts(at(Timestamps.FIRST), at(NOON), at(Timestamps.LAST));
  }

  @Test
  void comparesTextsLikeTimes() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Instant first = random(random);
      Instant last = random(random);
      Instant time = random(random);
      boolean isBetween = !time.isBefore(first) && !time.isAfter(last);

      assertThat(new TimeRange(first, last).test().test(at(time)))
          .as("seed %d: %s from %s to %s", seed, time, first, last)
          .isEqualTo(isBetween);
    }
  }

  private static Instant random(Random random) {
    return Instant.ofEpochMilli(
        random.nextLong(Timestamps.FIRST.toEpochMilli(), Timestamps.LAST.toEpochMilli()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, none, false",
        "2026-11-23T12:00:00Z, 2026-11-23T12:00:00Z, false",
        "2026-11-23T12:00:00.001Z, 2026-11-23T12:00:00Z, true",
        "9999-12-31T23:59:59.999Z, none, false",
        "+10000-01-01T00:00:00Z, none, true",
        "none, 0000-12-31T23:59:59.999Z, false"
      })
  void isEmptyWhenItsBeginningIsAfterItsEnd(
      @Nullable String first, @Nullable String last, boolean isEmpty) {
    assertThat(range(first, last).isEmpty()).isEqualTo(isEmpty);
  }

  @Test
  void containsNoTimeWhenItIsEmpty() {
    assertThat(range("+10000-01-01T00:00:00Z", null).test()).rejects(at(Timestamps.LAST));
    assertThat(range("2026-11-23T12:00:01Z", "2026-11-23T12:00:00Z").test()).rejects(at(NOON));
  }

  @Test
  void dropsBoundsThatExcludeNothing() {
    assertThat(new TimeRange(Timestamps.FIRST, Timestamps.LAST)).isEqualTo(TimeRange.ALL);
    assertThat(range("-0001-01-01T00:00:00Z", "+12000-01-01T00:00:00Z")).isEqualTo(TimeRange.ALL);
  }

  @Test
  void intersectsWithAnotherRange() {
    TimeRange since = new TimeRange(NOON.plusSeconds(30), null);
    TimeRange until = new TimeRange(null, NOON.plusSeconds(40));

    assertThat(MINUTE.and(TimeRange.ALL)).isEqualTo(MINUTE);
    assertThat(TimeRange.ALL.and(MINUTE)).isEqualTo(MINUTE);
    assertThat(MINUTE.and(since).and(until))
        .isEqualTo(new TimeRange(NOON.plusSeconds(30), NOON.plusSeconds(40)));
    assertThat(until.and(since).and(MINUTE)).isEqualTo(MINUTE.and(since).and(until));
    assertThat(MINUTE.and(new TimeRange(NOON.plusSeconds(61), null)).isEmpty()).isTrue();
  }

  @Test
  void comesAfterAPositionBeforeItsBeginningInTheOrder() {
    Position before = at(NOON.minusMillis(1));
    Position after = at(NOON.plusSeconds(60).plusMillis(1));

    assertThat(MINUTE.isAfter(before, Order.OLDEST_FIRST)).isTrue();
    assertThat(MINUTE.isAfter(after, Order.OLDEST_FIRST)).isFalse();
    assertThat(MINUTE.isAfter(after, Order.NEWEST_FIRST)).isTrue();
    assertThat(MINUTE.isAfter(before, Order.NEWEST_FIRST)).isFalse();
    assertThat(MINUTE.isAfter(at(NOON), Order.NEWEST_FIRST)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void comesAfterNoPositionWithoutABeginningOrAnEnd(Order order) {
    assertThat(TimeRange.ALL.isAfter(at(NOON), order)).isFalse();
  }

  @Test
  void addsAMillisecondWhereAScanEnds() {
    assertThat(MINUTE.extendedAtEnd(Order.OLDEST_FIRST))
        .isEqualTo(new TimeRange(NOON, NOON.plusSeconds(60).plusMillis(1)));
    assertThat(MINUTE.extendedAtEnd(Order.NEWEST_FIRST))
        .isEqualTo(new TimeRange(NOON.minusMillis(1), NOON.plusSeconds(60)));
    assertThat(TimeRange.ALL.extendedAtEnd(Order.NEWEST_FIRST)).isEqualTo(TimeRange.ALL);
  }

  @Test
  void makesAConditionOfTheBoundsThatItHas() {
    TimeRange since = new TimeRange(NOON, null);
    TimeRange until = new TimeRange(null, NOON);

    assertThat(MINUTE.condition("#t")).isEqualTo("#t BETWEEN :first AND :last");
    assertThat(MINUTE.values())
        .isEqualTo(
            Map.of(
                ":first", Fleet.text("2026-11-23T12:00:00.000Z"),
                ":last", Fleet.text("2026-11-23T12:01:00.000Z")));
    assertThat(since.condition("#t")).isEqualTo("#t >= :first");
    assertThat(since.values()).containsOnlyKeys(":first");
    assertThat(until.condition("#t")).isEqualTo("#t <= :last");
    assertThat(until.values()).containsOnlyKeys(":last");
    assertThat(TimeRange.ALL.condition("#t")).isEmpty();
    assertThat(TimeRange.ALL.values()).isEmpty();
  }
}
