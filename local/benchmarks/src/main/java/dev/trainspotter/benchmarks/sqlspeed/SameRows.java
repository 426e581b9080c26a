package dev.trainspotter.benchmarks.sqlspeed;

import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.product.QueryCalls;
import dev.trainspotter.benchmarks.product.SqlCalls;
import dev.trainspotter.benchmarks.rows.GeneratedJobs;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Rows that the list API and a query in SQL can both return, and what they cost with each.
///
/// @param target path and query string of the list
/// @param statement the query for the same rows
/// @param isWalk whether all pages of the list are requested, or only the first
record SameRows(String title, String target, String statement, boolean isWalk) {
  private static final String SELECT = "SELECT training_job_name FROM aws.sagemaker_training_job";
  private static final String HEAD =
      """
      | rows | number | the list API: read units | SQL: read units |
      |---|---:|---:|---:|
      """;

  /// What the same rows cost with each.
  record Cost(String title, int rows, double listUnits, double sqlUnits) {
    /// Whether SQL reads no more than the list API.
    boolean isWithinLimit() {
      return sqlUnits <= listUnits;
    }

    /// The costs as a Markdown table.
    static String table(List<Cost> costs) {
      StringBuilder text = new StringBuilder(HEAD);
      for (Cost cost : costs) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %,.1f | %,.1f |%n",
                cost.title,
                cost.rows,
                cost.listUnits,
                cost.sqlUnits));
      }
      return text.toString();
    }
  }

  /// One for each way in which conditions choose what is read.
  static List<SameRows> all() {
    String jobs = RowRoute.LIST_TRAINING_JOBS.path();
    String account = GeneratedJobs.ONE_REGION_ACCOUNT.accountId();
    String region = GeneratedJobs.ONE_REGION_ACCOUNT.region();
    String place = RowRoute.LIST_TRAINING_JOBS_OF_REGION.pathOf(account, region);
    String ofPlace = " WHERE account_id = '%s' AND region = '%s'".formatted(account, region);
    String dayBefore = GeneratedJobs.NEWEST.minus(Duration.ofDays(1)).toString();
    String time = "creation_time >= '%s'".formatted(dayBefore);
    return List.of(
        new SameRows(
            "the newest 50",
            jobs + "?limit=50",
            SELECT + " ORDER BY creation_time DESC LIMIT 50",
            false),
        new SameRows(
            "the newest 20 of an account in a Region",
            place + "?limit=20",
            SELECT + ofPlace + " ORDER BY creation_time DESC LIMIT 20",
            false),
        new SameRows(
            "a day of an account in a Region",
            "%s?limit=500&creation_time__gte=%s".formatted(place, dayBefore),
            SELECT + ofPlace + " AND " + time,
            true),
        new SameRows(
            "the failed of a day",
            "%s?limit=500&training_job_status=Failed&creation_time__gte=%s"
                .formatted(jobs, dayBefore),
            SELECT + " WHERE training_job_status = 'Failed' AND " + time,
            true),
        new SameRows("all", jobs + "?limit=500", SELECT, true));
  }

  /// Reads the rows with each.
  ///
  /// @throws IllegalStateException when the numbers of rows differ
  Cost cost(MeasuredTables tables) {
    QueryCalls list = new QueryCalls(tables.settings(), tables.dynamo());
    int rows = 0;
    double units = 0;
    @Nullable String next = target;
    while (next != null) {
      QueryCalls.Response page = list.get(next);
      units += page.readUnits();
      rows += page.body().getListOfUnknownType("training_jobs").size();
      String cursor = isWalk ? page.body().getString("next_cursor") : null;
      next = cursor == null ? null : target + "&cursor=" + cursor;
    }
    EnhancedDocument result = new SqlCalls(tables.settings(), tables.dynamo()).ask(statement);
    int found = result.getListOfUnknownType(SqlResult.Member.ROWS).size();
    if (found != rows) {
      throw new IllegalStateException(
          "%s: %d rows in SQL instead of %d".formatted(title, found, rows));
    }
    double sqlUnits =
        Objects.requireNonNull(result.getNumber(SqlResult.Member.READ_UNITS)).doubleValue();
    return new Cost(title, rows, units, sqlUnits);
  }
}
