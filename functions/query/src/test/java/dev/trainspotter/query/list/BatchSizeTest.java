package dev.trainspotter.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchSizeTest {
  @Test
  void beginsWithFewRows() {
    BatchSize batch = new BatchSize();

    int rows = batch.next();

    assertThat(rows).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"2.5, 25", "5, 25", "20, 25", "50, 10", "500, 1", "5000, 1"})
  void goesOnWithAsManyAsABatchMayCost(double costOfFive, int next) {
    BatchSize batch = new BatchSize();
    batch.add(5, costOfFive);

    int rows = batch.next();

    assertThat(rows).isEqualTo(next);
  }
}
