package dev.trainspotter.cli.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassProgressTest {
  private static final AccountRegion EAST = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion WEST = new AccountRegion("111122223333", "eu-west-1");
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

  private final AtomicLong clock = new AtomicLong();

  private PassProgress progress(Map<AccountRegion, Long> totals) {
    return new PassProgress(totals, 2, clock::get);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private static ReconciledRange range(
      AccountRegion accountRegion, RangeKind kind, long jobs, long calls) {
    PassCounts counts = new PassCounts(Map.of(Figure.LOOKED_AT, jobs, Figure.CALLS, calls));
    return ReconciledRange.untouched(accountRegion, kind)
        .working(Pass.begun(null, NOW, NOW).counting(counts), null);
  }

  @Test
  void saysThatTheNewestJobsComeFirst() {
    PassProgress progress = progress(Map.of());

    progress.accept(range(EAST, RangeKind.RECENT, 100, 1));
    progress.accept(range(WEST, RangeKind.RECENT, 30, 1));

    assertThat(progress.line()).isEqualTo("the last 35 days first: 130 jobs on 2 pages");
  }

  @Test
  void countsTheNewestJobsThatThePassOverAllLeavesOut() {
    PassProgress progress = progress(Map.of(EAST, 140L, WEST, 0L));
    Instant older = NOW.minus(Duration.ofDays(35));
    PassCounts counts = new PassCounts(Map.of(Figure.LOOKED_AT, 10L, Figure.CALLS, 1L));

    progress.accept(range(EAST, RangeKind.RECENT, 100, 1));
    progress.accept(
        ReconciledRange.untouched(EAST, RangeKind.ALL)
            .working(Pass.begun(null, older, NOW).counting(counts), null));

    assertThat(progress.line()).isEqualTo("110 of 140 jobs on 2 pages");
  }

  @Test
  void tellsTheTimeThatTheSlowestRegionNeeds() {
    PassProgress progress = progress(Map.of(EAST, 20_000L, WEST, 2_000L));
    progress.accept(range(EAST, RangeKind.ALL, 100, 1));
    progress.accept(range(WEST, RangeKind.ALL, 100, 1));

    pass(Duration.ofSeconds(10));
    progress.accept(range(EAST, RangeKind.ALL, 1_100, 11));
    progress.accept(range(WEST, RangeKind.ALL, 1_100, 11));

    assertThat(progress.line())
        .isEqualTo("2,200 of 22,000 jobs on 22 pages, 200 jobs a second, about 3 minutes left");
  }

  @Test
  void tellsNoTimeWhereANumberOfJobsIsNotKnown() {
    PassProgress progress = progress(Map.of(EAST, 20_000L));
    progress.accept(range(EAST, RangeKind.ALL, 100, 1));
    progress.accept(range(WEST, RangeKind.ALL, 100, 1));

    pass(Duration.ofSeconds(10));
    progress.accept(range(EAST, RangeKind.ALL, 1_100, 11));

    assertThat(progress.line()).isEqualTo("1,200 jobs on 12 pages, 100 jobs a second");
  }

  @Test
  void tellsNoTimeAfterTooShortAMeasurement() {
    PassProgress progress = progress(Map.of(EAST, 20_000L, WEST, 2_000L));
    progress.accept(range(EAST, RangeKind.ALL, 100, 1));
    progress.accept(range(WEST, RangeKind.ALL, 100, 1));

    pass(Duration.ofSeconds(2));
    progress.accept(range(EAST, RangeKind.ALL, 300, 3));

    assertThat(progress.line()).isEqualTo("400 of 22,000 jobs on 4 pages, 100 jobs a second");
  }

  @Test
  void measuresOnlyWhatThisProcessDidOfAPassThatItResumes() {
    PassProgress progress = progress(Map.of(EAST, 20_000L, WEST, 100L));
    progress.accept(range(WEST, RangeKind.ALL, 100, 1));
    progress.accept(range(EAST, RangeKind.ALL, 19_000, 190));

    pass(Duration.ofSeconds(5));
    progress.accept(range(EAST, RangeKind.ALL, 19_500, 195));

    assertThat(progress.line())
        .isEqualTo("19,600 of 20,100 jobs on 196 pages, 100 jobs a second, about 5 seconds left");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 second",
    "119, 119 seconds",
    "120, 2 minutes",
    "7199, 119 minutes",
    "90000, 25 hours"
  })
  void namesADurationInItsLargestUnit(long seconds, String words) {
    assertThat(PassProgress.words(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
