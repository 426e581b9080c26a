package dev.trainspotter.query.timeline;

import static dev.trainspotter.query.timeline.History.lines;
import static dev.trainspotter.query.timeline.History.sum;
import static dev.trainspotter.query.timeline.History.timeline;
import static org.assertj.core.api.Assertions.assertThat;

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
    String status = "InProgress";

    TrainingJob job() {
      return History.job(status, String.join("\n", lines));
    }

    static Generated wellFormed(Random random) {
      Generated history = new Generated();
      BigDecimal time = BigDecimal.ZERO;
      int steps = 1 + random.nextInt(12);
      for (int i = 0; i < steps; i++) {
        if (random.nextInt(3) == 0) {
          BigDecimal gap = seconds(random);
          history.gaps = history.gaps.add(gap);
          time = time.add(gap);
        }
        String step = STATUSES.get(random.nextInt(STATUSES.size()));
        BigDecimal length = seconds(random);
        history.sums.merge(PhaseKind.of(step), length, BigDecimal::add);
        history.lines.add("%s %s %s message %d".formatted(step, time, time.add(length), i));
        time = time.add(length);
      }
      history.end(random, time);
      return history;
    }

    private void end(Random random, BigDecimal time) {
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

    private static BigDecimal seconds(Random random) {
      return BigDecimal.valueOf(1L + random.nextInt(100_000), 3);
    }
  }
}
