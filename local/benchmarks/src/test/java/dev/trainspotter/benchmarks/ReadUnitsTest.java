package dev.trainspotter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static List<Figure> figures;

  @BeforeAll
  static void ask() {
    BenchmarkProgress progress = new BenchmarkProgress(System.err);
    kept = KeptRows.in(folder, ROWS, progress);
    figures = new ReadUnits(progress).figures(kept);
  }

  @AfterAll
  static void close() {
    kept.close();
  }

  static List<Figure> figures() {
    return figures;
  }

  @Test
  void makesRowsOfSixKilobytesWithIndexEntriesOfOneAndAHalf() {
    Bytes bytes = kept.note().bytes();

    assertThat(bytes.rows() / (double) ROWS).isBetween(5_900.0, 6_300.0);
    assertThat(bytes.entries() / (double) ROWS).isBetween(1_500.0, 1_600.0);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void answersEveryQuestionWithinItsLimit(Figure figure) {
    assertThat(figure.readUnits()).isPositive().isLessThanOrEqualTo(figure.question().limit());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void costsLessThanAScan(Figure figure) {
    assertThat(figure.readUnits()).isLessThan(figure.scanUnits());
  }

  @Test
  void scansForWhatTheRowsWeigh() {
    double weight = kept.note().bytes().rows() / (8 * 1024.0);

    assertThat(figures.getFirst().scanUnits()).isBetween(0.97 * weight, 1.03 * weight);
  }
}
