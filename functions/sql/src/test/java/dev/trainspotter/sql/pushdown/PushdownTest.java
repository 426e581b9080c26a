package dev.trainspotter.sql.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random statements over the rows that they need give the same result as over all rows.
///
/// `-Dsql.statements=` sets their number, `-Dsql.seed=` makes others.
class PushdownTest {
  private static final int STATEMENTS = Integer.getInteger("sql.statements", 6_000);
  private static final long SEED = Long.getLong("sql.seed", 13);
  private static final int PARTS = 2;

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + PARTS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverLeavesOutARowThatTheResultDependsOn(long seed) throws SQLException {
    RandomStatements statements = new RandomStatements(seed);
    int number = STATEMENTS / PARTS;
    int planned = 0;
    int narrowed = 0;

    try (ComparedResults results = new ComparedResults()) {
      for (int i = 0; i < number; i++) {
        String sql = statements.next();
        ComparedResults.Comparison comparison = results.of(sql);

        assertThat(comparison.reduced())
            .as("seed %d, statement %d: %s", seed, i, sql)
            .isEqualTo(comparison.whole());
        planned += comparison.isPlanned() ? 1 : 0;
        narrowed += comparison.isNarrowed() ? 1 : 0;
      }
    }

    assertThat(planned).isGreaterThan(number * 98 / 100);
    assertThat(narrowed).isGreaterThan(number / 4);
  }
}
