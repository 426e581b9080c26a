package dev.trainspotter.benchmarks.readunits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.benchmarks.rows.KeptRows;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.benchmarks.rows.RowBytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadUnitsTest {
  private static final int ROWS = 10_000;

  @TempDir private static Path folder;

  private static KeptRows kept;
  private static List<RequestCost> costs;

  @BeforeAll
  static void measure() {
    ProgressLog progress = new ProgressLog(System.err);
    kept = KeptRows.in(folder, ROWS, progress);
    costs = new ReadUnits(progress).costs(kept);
  }

  @AfterAll
  static void close() {
    kept.close();
  }

  static List<RequestCost> costs() {
    return costs;
  }

  @Test
  void generatesRowsOfSixKilobytesWithIndexEntriesOfOneAndAHalf() {
    RowBytes bytes = kept.state().bytes();

    assertThat(bytes.rows() / (double) ROWS).isBetween(5_900.0, 6_300.0);
    assertThat(bytes.entries() / (double) ROWS).isBetween(1_500.0, 1_600.0);
  }

  @ParameterizedTest
  @MethodSource("costs")
  void staysWithinTheLimitOfEveryRequest(RequestCost cost) {
    assertThat(cost.readUnits()).isPositive().isLessThanOrEqualTo(cost.request().limit());
  }

  @ParameterizedTest
  @MethodSource("costs")
  void costsLessThanAScan(RequestCost cost) {
    assertThat(cost.readUnits()).isLessThan(cost.scanUnits());
  }

  @Test
  void needsAUnitForEightKilobytesInAScan() {
    double units = kept.state().bytes().rows() / (8 * 1024.0);

    assertThat(costs.getFirst().scanUnits()).isBetween(0.97 * units, 1.03 * units);
  }
}
