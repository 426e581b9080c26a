package dev.trainspotter.infra.watch;

import java.util.List;

/// The queries of CloudWatch Logs Insights that answer what no metric counts. The runbook shows
/// all of them, and the dashboard shows the results of those about outcomes and requests.
public enum LogQuery {
  OUTCOMES(
      "Outcomes",
      "IngestFunction",
      "filter ispresent(outcome)",
      "stats count(*) as messages by outcome, cause, reason",
      "sort messages desc"),
  DEFERRED(
      "Deferred jobs",
      "IngestFunction",
      // A later look at a finished job that is not due yet waits for nothing but its time.
      "filter outcome = \"deferred\" and cause != \"too-early\"",
      "stats count(*) as times, latest(cause), latest(detail) by training_job_arn",
      "sort times desc"),
  FAILED(
      "Failed messages",
      "IngestFunction",
      "filter outcome = \"failed\"",
      "stats count(*) as times, latest(error) by message_id",
      "sort times desc"),
  PASSES(
      "Passes of the reconciliation",
      "ReconcileFunction",
      "filter message = \"reconciled\" and state = \"complete\"",
      "stats count(*) as passes, sum(looked_at) as jobs, sum(missed) as missed_jobs,"
          + " sum(differing) as differing_jobs, sum(not_shown) as jobs_not_shown,"
          + " sum(calls) as search_calls by account_id, region, range",
      "sort missed_jobs desc"),
  UNFINISHED_PASSES(
      "Unfinished passes",
      "ReconcileFunction",
      "filter ispresent(state) and state != \"complete\"",
      "stats count(*) as runs, latest(state) by account_id, region, range",
      "sort runs desc"),
  REQUESTS(
      "Requests by route",
      "QueryFunction",
      "filter message = \"answered\"",
      "stats count(*) as requests, pct(milliseconds, 95) as p95_milliseconds,"
          + " sum(read_units) as sum_of_read_units by route",
      "sort requests desc"),
  SQL(
      "Queries in SQL",
      "SqlFunction",
      "filter message = \"answered\" and route = \"run_sql\"",
      "stats count(*) as queries, pct(milliseconds, 95) as p95_milliseconds,"
          + " sum(rows_examined) as sum_of_rows_examined, sum(read_units) as sum_of_read_units"
          + " by status",
      "sort queries desc"),
  COSTLY_REQUESTS(
      "Costly requests",
      "QueryFunction",
      "filter message = \"answered\"",
      "stats count(*) as requests, max(read_units), max(rows_examined), max(milliseconds)"
          + " by route, path, status",
      "sort requests desc");

  private final String title;
  private final String function;
  private final List<String> lines;

  LogQuery(String title, String function, String... lines) {
    this.title = title;
    this.function = function;
    this.lines = List.of(lines);
  }

  /// The title of the widget that shows the result.
  public String title() {
    return title;
  }

  /// The id of the function whose log is searched.
  public String function() {
    return function;
  }

  /// The commands of the query, without the signs between them.
  public List<String> lines() {
    return lines;
  }

  /// The whole query.
  public String text() {
    return String.join("\n| ", lines);
  }
}
