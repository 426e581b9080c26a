package dev.trainspotter.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedTableTest {
  private static final Measurement DECODE =
      new Measurement(1_010, Duration.ofMillis(100), Duration.ofMillis(100), 1_010_000);

  /// A run whose list examines 1,000 entries in so many milliseconds, on two threads.
  private static MeasuredRun run(int milliseconds) {
    Measurement list =
        new Measurement(
            1_000,
            Duration.ofMillis(milliseconds),
            Duration.ofMillis(2L * milliseconds),
            2_020_000);
    return new MeasuredRun(list, DECODE);
  }

  private static List<String> lines(int... milliseconds) {
    List<MeasuredRun> runs = Arrays.stream(milliseconds).mapToObj(SpeedTableTest::run).toList();
    return new SpeedTable("list", runs).text().lines().toList();
  }

  @Test
  void showsEachRun() {
    List<String> lines = lines(200, 400);

    assertThat(lines)
        .contains(
            "| 1 | 1,000 | 0.200 | 0.40 | 1,010 | 0.100 | 0.10 |",
            "| 2 | 1,000 | 0.400 | 0.80 | 1,010 | 0.100 | 0.10 |");
  }

  @Test
  void showsTheSpreadOfEachFigure() {
    List<String> lines = lines(1_000, 200, 400);

    assertThat(lines)
        .containsSubsequence(
            "| list: entries a second | 2,500 | 2,833 | 1,000 | 5,000 |",
            "| list: CPU microseconds an entry | 800.0 | 1,066.7 | 400.0 | 2,000.0 |",
            "| list: bytes allocated an entry | 2,020 | 2,020 | 2,020 | 2,020 |",
            "| decode only: entries a second | 10,100 | 10,100 | 10,100 | 10,100 |",
            "| decode only: CPU microseconds an entry | 99.0 | 99.0 | 99.0 | 99.0 |",
            "| decode only: bytes allocated an entry | 1,000 | 1,000 | 1,000 | 1,000 |",
            "| list / decode, wall | 4.00 | 5.33 | 2.00 | 10.00 |",
            "| list / decode, CPU | 8.00 | 10.67 | 4.00 | 20.00 |",
            "| list / decode, bytes | 2.00 | 2.00 | 2.00 | 2.00 |");
  }

  @Test
  void takesTheMiddleOfTwoAsTheMedian() {
    assertThat(lines(200, 400)).contains("| list / decode, wall | 3.00 | 3.00 | 2.00 | 4.00 |");
  }
}
