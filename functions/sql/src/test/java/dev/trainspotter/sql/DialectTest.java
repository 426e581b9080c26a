package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// PostgreSQL's spellings, each with the result that PostgreSQL gives.
class DialectTest {
  private static final String ARROW = " => ";
  private static RunningSql sql;

  @BeforeAll
  static void keepAJob() {
    sql = RunningSql.start();
    sql.keep(
        "job",
        Instant.parse("2026-11-05T13:14:15.123Z"),
        """
        {"TrainingJobStatus": "Completed", "SecondaryStatus": "Completed",
         "TrainingStartTime": "2026-11-05T13:20:00Z", "TrainingEndTime": "2026-11-05T13:30:00Z",
         "Tags": [{"Key": "team", "Value": "vision"}], "HyperParameters": {"epochs": "3"},
         "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 2,
           "InstanceGroups": [{"Name": "a"}, {"Name": "b"}]}}
        """);
  }

  static Stream<Arguments> statements() throws IOException {
    try (InputStream file = DialectTest.class.getResourceAsStream("/sql/dialect.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains(ARROW) && !line.startsWith("# "))
              .map(DialectTest::parts)
              .toList()
              .stream();
    }
  }

  /// A statement may have an arrow, too.
  private static Arguments parts(String line) {
    int arrow = line.lastIndexOf(ARROW);
    return Arguments.of(line.substring(0, arrow), line.substring(arrow + ARROW.length()));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void answersAsPostgresqlDoes(String statement, String rows) {
    assertThat(sql.rows(statement).toString()).isEqualTo(rows);
  }

  @Test
  void namesColumnsAsPostgresqlDoes() {
    assertThat(
            sql.ask(
                    "SELECT count(*), 1 + 1, max(n)::int, n::text, CASE WHEN n > 0 THEN 1 END,"
                        + " coalesce(n, 1), (SELECT 1 AS one), EXISTS (SELECT 1),"
                        + " percentile_cont(0.5) WITHIN GROUP (ORDER BY n), row_number() OVER ()"
                        + " FROM (VALUES (1)) AS t(n) GROUP BY n")
                .path("columns")
                .findValuesAsText("name"))
        .containsExactly(
            "count",
            "?column?",
            "max",
            "n",
            "case",
            "coalesce",
            "one",
            "exists",
            "percentile_cont",
            "row_number");
  }
}
