package dev.trainspotter.benchmarks.sqlspeed;

import dev.trainspotter.catalog.Column;
import java.util.stream.Collectors;

/// The queries that are measured.
enum MeasuredStatement {
  /// Three columns, three aggregates.
  NARROW(
      "narrow",
      "SELECT training_job_status, count(*) AS jobs, sum(billable_time_in_seconds) AS seconds,"
          + " max(creation_time) AS newest FROM aws.sagemaker_training_job GROUP BY 1"),
  /// A key of a map.
  TAG(
      "tag",
      "SELECT tags -> 'team' AS team, count(*) AS jobs FROM aws.sagemaker_training_job GROUP BY 1"),
  /// All columns that the indexes carry.
  WIDE("all columns of the index", wide());

  private final String title;
  private final String sql;

  MeasuredStatement(String title, String sql) {
    this.title = title;
    this.sql = sql;
  }

  String title() {
    return title;
  }

  String sql() {
    return sql;
  }

  private static String wide() {
    String counts =
        Column.carriedByIndexes().stream()
            .map(column -> "count(%1$s) AS %1$s".formatted(column.id()))
            .collect(Collectors.joining(", "));
    return "SELECT count(creation_time) AS creation_time, %s FROM aws.sagemaker_training_job"
        .formatted(counts);
  }
}
