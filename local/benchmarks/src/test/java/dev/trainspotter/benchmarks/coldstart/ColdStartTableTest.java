package dev.trainspotter.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trainspotter.emulators.lambda.FunctionFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColdStartTableTest {
  private final ColdStartTable table =
      new ColdStartTable(
          List.of(function("naive", 1000, 2000, 4000), function("query", 500, 500, 3000)));

  private static MeasuredFunction function(String name, int... totals) {
    return new MeasuredFunction(
        new Contender(
            name,
            "Handler",
            new FunctionFolder(Path.of("unused")),
            12_340_000,
            new Contender.Work("", "", Set.of())),
        Arrays.stream(totals).mapToObj(ColdStartTableTest::start).toList(),
        new ColdStarts.Footprint(4321, 12, Map.of("Query", 16)));
  }

  /// A start that spends all but 100 milliseconds on its first call.
  private static ColdStart start(int totalMillis) {
    return new ColdStart(
        Duration.ofMillis(100),
        Duration.ofMillis(totalMillis - 100),
        Duration.ofMillis(70),
        Duration.ofMillis((totalMillis - 100) / 20));
  }

  @Test
  void comparesEachStartWithTheNaiveOneOfTheSameRound() {
    assertThat(table.ratio("query")).isCloseTo(0.5, within(1e-9));
    assertThat(table.text()).contains("| query / naive | 0.50 | 0.50 | 0.25 | 0.75 |");
  }

  @Test
  void showsMediansWithTheirRanges() {
    assertThat(table.text())
        .contains(
            "| query | 100 (100 to 100) | 400 (400 to 2,900) | 500 (500 to 3,000) | 70 (70 to 70) |"
                + " 4,321 | 12.3 | Query 16 |");
  }

  @Test
  void comparesACallAfterARestoreWithOneInAProcessThatWasNotPrimed() {
    assertThat(table.text())
        .contains(
            "| query | 400 (400 to 2,900) | 20.0 (20.0 to 145.0) | 0.050 (0.050 to 0.050) | 12 |");
    assertThat(table.classesRestored("query")).isEqualTo(12);
  }
}
