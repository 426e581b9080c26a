package dev.trainspotter.query.timeline;

import static dev.trainspotter.query.timeline.History.lines;
import static dev.trainspotter.query.timeline.History.sum;
import static dev.trainspotter.query.timeline.History.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// What holds for every history; the seed in a failing test's name makes the same history again.
class TimelinePropertyTest {
  private static final int SEEDS = 300;
  private static final Instant NOW = History.at("1000000");
  private static final List<String> STATUSES =
      List.of(
          "Pending",
          "Starting",
          "Downloading",
          "DownloadingTrainingImage",
          "Training",
          "Uploading",
          "Interrupted",
          "Restarting",
          "Stopping",
          "NobodyDocumentedThis");

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sumsAndGapsMakeTheTotal(long seed) {
    Generated history = Generated.wellFormed(new Random(seed));

    EnhancedDocument timeline = timeline(history.job(), NOW);

    history.sums.forEach(
        (kind, seconds) ->
            assertThat(sum(timeline, String.valueOf(kind.sum())))
                .as(kind.id())
                .isEqualByComparingTo(seconds));
    assertThat(sum(timeline, "gap_seconds")).isEqualByComparingTo(history.gaps);
    assertThat(parts(timeline)).isEqualByComparingTo(sum(timeline, "total_seconds"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sumsAndGapsMakeTheTotalOfAJobWhoseEndOnlyAnEventTold(long seed) {
    Random random = new Random(seed);
    Generated history = Generated.cutShort(random);
    BigDecimal end = history.time.add(Generated.seconds(random));
    Column word = random.nextBoolean() ? Column.TRAINING_END_TIME : Column.LAST_MODIFIED_TIME;
    TrainingJob job = History.with(history.job(), word, History.at(end.toString()));

    EnhancedDocument timeline = timeline(job, NOW);

    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo(end);
    assertThat(parts(timeline)).isEqualByComparingTo(end);
    assertThat(lines(timeline, "gaps")).last().asString().contains(" ended ");
    history.sums.forEach(
        (kind, seconds) ->
            assertThat(sum(timeline, String.valueOf(kind.sum())))
                .as(kind.id())
                .isEqualByComparingTo(seconds));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sumsAndGapsMakeTheTotalOfARunningJobThatAnEventContradicts(long seed) {
    Random random = new Random(seed);
    Generated history = Generated.cutShort(random);
    history.status = "InProgress";
    history.lines.add("Training %s -".formatted(history.time));
    BigDecimal modified = history.time.add(Generated.seconds(random));
    TrainingJob job =
        History.with(
            History.with(history.job(), Column.LAST_MODIFIED_TIME, History.at(modified.toString())),
            Column.SECONDARY_STATUS,
            "Uploading");

    EnhancedDocument timeline = timeline(job, NOW);

    assertThat(parts(timeline)).isEqualByComparingTo("1000000");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("1000000");
    assertThat(lines(timeline, "phases")).noneMatch(line -> line.endsWith("…"));
    assertThat(lines(timeline, "gaps")).last().asString().startsWith("Training ").endsWith("…");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichItIsToldDoesNotMatter(long seed) {
    Generated history = Generated.wellFormed(new Random(seed));
    EnhancedDocument told = timeline(history.job(), NOW);

    Collections.shuffle(history.lines, new Random(seed));
    EnhancedDocument shuffled = timeline(history.job(), NOW);

    assertThat(shuffled.toMap()).isEqualTo(told.toMap());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noHistoryIsTooWildToBeTold(long seed) {
    TrainingJob job = Generated.wild(new Random(seed)).job();

    EnhancedDocument timeline = timeline(job, NOW);

    BigDecimal total = sum(timeline, "total_seconds");
    for (PhaseKind kind : PhaseKind.values()) {
      if (kind.sum() != null) {
        assertThat(sum(timeline, kind.sum())).isBetween(BigDecimal.ZERO, total);
      }
    }
    assertThat(parts(timeline)).isGreaterThanOrEqualTo(total);
    assertThat(lines(timeline, "phases").subList(0, lines(timeline, "phases").size() - 1))
        .noneMatch(line -> line.endsWith("…"));
  }

  private static BigDecimal parts(EnhancedDocument timeline) {
    return timeline.toMap().entrySet().stream()
        .filter(e -> e.getKey().endsWith("_seconds") && !e.getKey().equals("total_seconds"))
        .map(e -> new BigDecimal(e.getValue().n()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// A history and, when it is well formed, what it must sum up to.
  private static final class Generated {
    final List<String> lines = new ArrayList<>();
    final Map<PhaseKind, BigDecimal> sums = new EnumMap<>(PhaseKind.class);
    BigDecimal gaps = BigDecimal.ZERO;
    BigDecimal time = BigDecimal.ZERO;
    String status = "InProgress";

    TrainingJob job() {
      return History.job(status, String.join("\n", lines));
    }

    static Generated wellFormed(Random random) {
      Generated history = new Generated();
      history.live(random);
      history.end(random);
      return history;
    }

    /// An ended job whose last steps nobody told.
    static Generated cutShort(Random random) {
      Generated history = new Generated();
      history.status = "Stopped";
      history.live(random);
      return history;
    }

    private void live(Random random) {
      int steps = 1 + random.nextInt(12);
      for (int i = 0; i < steps; i++) {
        if (random.nextInt(3) == 0) {
          BigDecimal gap = seconds(random);
          gaps = gaps.add(gap);
          time = time.add(gap);
        }
        String step = STATUSES.get(random.nextInt(STATUSES.size()));
        BigDecimal length = seconds(random);
        sums.merge(PhaseKind.of(step), length, BigDecimal::add);
        lines.add("%s %s %s message %d".formatted(step, time, time.add(length), i));
        time = time.add(length);
      }
    }

    private void end(Random random) {
      if (random.nextBoolean()) {
        status = "Completed";
        lines.add("Completed %s %s".formatted(time, time));
      } else {
        lines.add("Training %s -".formatted(time));
        BigDecimal rest = new BigDecimal("1000000").subtract(time);
        sums.merge(PhaseKind.TRAIN, rest, BigDecimal::add);
      }
    }

    static Generated wild(Random random) {
      Generated history = new Generated();
      history.status = List.of("InProgress", "Failed").get(random.nextInt(2));
      int steps = 1 + random.nextInt(12);
      for (int i = 0; i < steps; i++) {
        String step = random.nextInt(6) == 0 ? "Failed" : STATUSES.get(random.nextInt(10));
        history.lines.add("%s %s %s".formatted(step, time(random), time(random)));
      }
      return history;
    }

    private static String time(Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> "-";
        case 1 -> "once";
        case 2 -> Integer.toString(random.nextInt(5) * 100);
        default -> BigDecimal.valueOf(random.nextInt(2_000_000) - 1000L, 3).toString();
      };
    }

    static BigDecimal seconds(Random random) {
      return BigDecimal.valueOf(1L + random.nextInt(100_000), 3);
    }
  }
}
