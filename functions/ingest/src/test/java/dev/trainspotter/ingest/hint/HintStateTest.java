package dev.trainspotter.ingest.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HintStateTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final String OLDER_CHANGE = "2026-11-26T11:00:00.000Z";
  private static final String NEWER_CHANGE = "2026-11-26T11:30:00.000Z";

  private static HintState both(HintState one, HintState other) {
    HintState merged = one.merge(other);
    assertThat(other.merge(one)).isEqualTo(merged);
    return merged;
  }

  @Test
  void mergesToTheMostTriesAndTheNewestChange() {
    HintState one = HintState.NEW.withChange(NEWER_CHANGE);
    HintState other = HintState.NEW.withChange(OLDER_CHANGE).deferred(NOON).deferred(LATER);

    HintState merged = both(one, other);

    assertThat(merged.tries()).isEqualTo(2);
    assertThat(merged.newestChange()).isEqualTo(NEWER_CHANGE);
  }

  static Stream<Arguments> times() {
    Function<HintState, Instant> waiting = HintState::waitingSince;
    Function<HintState, Instant> denied = HintState::deniedSince;
    return Stream.of(Arguments.of(waiting), Arguments.of(denied));
  }

  @ParameterizedTest
  @MethodSource("times")
  void mergesToTheEarliestTimeOfBoth(Function<HintState, Instant> time) {
    HintState atNoon = HintState.NEW.denied(NOON);
    HintState later = HintState.NEW.denied(LATER);

    assertThat(time.apply(both(atNoon, later))).isEqualTo(NOON);
    assertThat(time.apply(both(atNoon, HintState.NEW))).isEqualTo(NOON);
    assertThat(time.apply(both(HintState.NEW, HintState.NEW))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  true",
    "true,  false, true,  false",
    "false, false, false, false"
  })
  void describesAJobUnlessBothAreForTagsOnlyAndKeepsALookAfterANotFound(
      boolean one, boolean other, boolean isAfterNotFound, boolean isForTags) {
    HintState merged =
        both(
            new HintState(0, null, null, one, one, "", null, null),
            new HintState(0, null, null, other, other, "", null, null));

    assertThat(merged.isAfterNotFound()).isEqualTo(isAfterNotFound);
    assertThat(merged.isForTags()).isEqualTo(isForTags);
  }

  static Stream<UnaryOperator<HintState>> deferrals() {
    return Stream.of(
        state -> state.deferred(LATER),
        state -> state.denied(LATER),
        state -> state.withoutTurn(LATER),
        state -> state.afterNotFound(LATER));
  }

  @ParameterizedTest
  @MethodSource("deferrals")
  void countsTheWaitFromTheFirstDeferral(UnaryOperator<HintState> deferral) {
    assertThat(deferral.apply(HintState.NEW).waitingSince()).isEqualTo(LATER);
    assertThat(deferral.apply(HintState.NEW.deferred(NOON)).waitingSince()).isEqualTo(NOON);
  }

  @Test
  void countsADenialFromTheFirstInARow() {
    HintState denied = HintState.NEW.denied(NOON);

    assertThat(denied.denied(LATER).deniedSince()).isEqualTo(NOON);
    assertThat(denied.withoutTurn(LATER).deniedSince()).isEqualTo(NOON);
    assertThat(denied.deferred(LATER).deniedSince()).isNull();
    assertThat(denied.deferred(LATER).denied(LATER).deniedSince()).isEqualTo(LATER);
  }

  @Test
  void countsATryOnlyWhereARequestWasSent() {
    HintState tried = HintState.NEW.deferred(NOON);

    assertThat(tried.tries()).isEqualTo(1);
    assertThat(tried.denied(LATER).tries()).isEqualTo(2);
    assertThat(tried.withoutTurn(LATER).tries()).isEqualTo(1);
    assertThat(tried.afterNotFound(LATER).tries()).isZero();
  }

  @Test
  void describesAJobAgainForEachEvent() {
    HintState tagsOnly = HintState.NEW.withChange(NEWER_CHANGE).forTags();

    assertThat(tagsOnly.isForTags()).isTrue();
    assertThat(tagsOnly.withChange(OLDER_CHANGE)).isEqualTo(HintState.NEW.withChange(NEWER_CHANGE));
    assertThat(tagsOnly.forDescription().isForTags()).isFalse();
    assertThat(tagsOnly.afterNotFound(NOON).isForTags()).isFalse();
  }
}
