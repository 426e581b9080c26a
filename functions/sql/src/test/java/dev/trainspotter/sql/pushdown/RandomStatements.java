package dev.trainspotter.sql.pushdown;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes statements with random conditions, over one reference, joins, common table expressions and
/// subqueries. Every result has the keys of the rows that it is made of.
final class RandomStatements {
  private static final String JOBS = "aws.sagemaker_training_job";
  private static final List<String> TIMES =
      List.of(
          "'2026-11-03T00:00:00Z'::timestamptz",
          "'2026-11-03T05:00:00.0005Z'::timestamptz",
          "timestamptz '2026-11-04 12:00:00+02'",
          "'2026-11-05'",
          "date '2026-11-02'",
          "'2026-11-06T00:00:00Z'::timestamptz - interval '2 days'",
          "now() - interval '100 years'");

  private final Random random;

  RandomStatements(long seed) {
    this.random = new Random(seed);
  }

  /// The next statement.
  String next() {
    return switch (random.nextInt(10)) {
      case 0 ->
          "SELECT a._key, b._key FROM %1$s a JOIN %1$s b ON a.region = b.region AND a._key < b._key WHERE (%2$s) AND (%3$s)"
              .formatted(JOBS, condition("a.", 2), condition("b.", 2));
      case 1 ->
          "SELECT a._key, b._key FROM %1$s a LEFT JOIN %1$s b ON a._key = b._key AND (%2$s) WHERE %3$s"
              .formatted(JOBS, condition("b.", 1), condition("a.", 2));
      case 2 ->
          "WITH f AS (SELECT * FROM %s WHERE %s) SELECT _key FROM f WHERE %s"
              .formatted(JOBS, condition("", 2), condition("", 1));
      case 3 ->
          "WITH f AS (SELECT * FROM %s WHERE %s) SELECT x._key FROM f x WHERE %s UNION ALL SELECT y._key FROM f y WHERE %s"
              .formatted(JOBS, condition("", 1), condition("x.", 1), condition("y.", 1));
      case 4 ->
          "SELECT _key FROM (SELECT *, row_number() OVER (PARTITION BY region ORDER BY _key) AS n FROM %s WHERE %s) t WHERE n < 4 AND (%s)"
              .formatted(JOBS, condition("", 1), condition("", 1));
      case 5 ->
          "SELECT _key FROM %1$s WHERE region IN (SELECT region FROM %1$s WHERE %2$s) AND (%3$s)"
              .formatted(JOBS, condition("", 2), condition("", 1));
      case 6 ->
          "SELECT training_job_status, count(*), min(_key), max(creation_time) FROM %s WHERE %s GROUP BY 1 HAVING %s"
              .formatted(JOBS, condition("", 2), "training_job_status = 'Failed' OR count(*) > 1");
      case 7 ->
          "SELECT a._key, b._key FROM %1$s a FULL JOIN %1$s b ON a._key = b._key AND %2$s WHERE %3$s"
              .formatted(JOBS, condition("a.", 1), condition("b.", 1));
      default -> "SELECT _key FROM %s WHERE %s".formatted(JOBS, condition("", 3));
    };
  }

  private String condition(String alias, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return leaf(alias);
    }
    return switch (random.nextInt(5)) {
      case 0 -> "NOT (%s)".formatted(condition(alias, depth - 1));
      case 1, 2 ->
          "(%s) OR (%s)".formatted(condition(alias, depth - 1), condition(alias, depth - 1));
      default ->
          "(%s) AND (%s)".formatted(condition(alias, depth - 1), condition(alias, depth - 1));
    };
  }

  private String leaf(String alias) {
    return alias
        + switch (random.nextInt(14)) {
          case 0 ->
              "training_job_status = " + of("'Failed'", "'Completed'", "'InProgress'", "'failed'");
          case 1 ->
              "training_job_status IN (%s)"
                  .formatted(some("'Failed'", "'Stopped'", "'InProgress'"));
          case 2 -> "training_job_status <> 'Failed'";
          case 3 -> "account_id = " + of("'111122223333'", "'444455556666'", "'000000000000'");
          case 4 -> "region IN (%s)".formatted(some("'us-east-1'", "'eu-west-1'"));
          case 5 -> "creation_time %s %s".formatted(of("<", "<=", ">", ">=", "="), of(TIMES));
          case 6 -> "creation_time BETWEEN %s AND %s".formatted(of(TIMES), of(TIMES));
          case 7 -> "tuning_job_arn %s".formatted(of("IS NULL", "IS NOT NULL", "= 'arn:tuning'"));
          case 8 -> "training_job_status LIKE '%d'";
          case 9 -> "instance_count %s %d".formatted(of(">", "=", "<"), random.nextInt(4));
          case 10 -> "tags ->> 'team' = " + of("'vision'", "'nlp'");
          case 11 -> "creation_time::date = date '2026-11-0%d'".formatted(1 + random.nextInt(6));
          case 12 -> "region || '' = 'us-east-1'";
          default -> "training_end_time > %s".formatted(of(TIMES));
        };
  }

  private String some(String... values) {
    return IntStream.rangeClosed(1, 1 + random.nextInt(3))
        .mapToObj(_ -> of(values))
        .collect(Collectors.joining(", "));
  }

  private String of(String... values) {
    return of(List.of(values));
  }

  private String of(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
