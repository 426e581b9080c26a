package dev.trainspotter.api;

import dev.trainspotter.api.result.Page;
import java.util.Locale;

/// Every parameter of the API, in the path or in the query string, documented once.
public enum Parameter {
  /// The account, in the path.
  ACCOUNT_ID("The 12 digits of the account that the job runs in."),
  /// The Region, in the path.
  REGION("The Region that the job runs in, such as `eu-west-1`."),
  /// The job's name, in the path.
  TRAINING_JOB_NAME("The job's name; upper and lower case do not matter."),
  /// The order of the jobs.
  SORT(
      "`-creation_time`, the default: the newest first; or `creation_time`: the oldest first. There"
          + " is no other order."),
  /// The earliest creation time.
  SINCE(
      "Jobs created since then: `24h`, `90m`, `7d`, `2w`, a date, which begins at midnight UTC, or"
          + " a time with its zone. `24h` is short for `creation_time__gte=-24h`."),
  /// Whether deleted jobs are shown.
  DELETED(
      "`include`, the default; `exclude` leaves out jobs that SageMaker no longer knows; `only`"
          + " shows nothing but those."),
  /// The largest number of jobs on a page.
  LIMIT(
      "How many jobs a page has at most, 1 to "
          + Page.LARGEST_LIMIT
          + "; the default is "
          + Page.DEFAULT_LIMIT
          + "."),
  /// Where a page starts.
  CURSOR(
      "The `next_cursor` of the previous page. It belongs to its query: only `limit`, `fields`,"
          + " `format` and `bom` may change from page to page."),
  /// The columns and members to show.
  FIELDS(
      "What to show of each job: column ids separated by commas, paths into json columns such as"
          + " `resource_config.InstanceType`, a key of a map such as `tags.team`, a metric such"
          + " as `final_metric_data_list.loss`, or `*` for everything. The default"
          + " for a list is what its indexes carry: names, statuses, times, instances, account,"
          + " Region, tags, failure reason; for one job it is everything."),
  /// The format of the rows.
  FORMAT("`json`, `ndjson` or `csv`; the default is what the header `Accept` requests, else JSON."),
  /// Whether CSV begins with a byte order mark.
  BOM(
      "`true` begins CSV with a byte order mark, from which Excel knows that the text is UTF-8; the"
          + " default is `false`. Only with `format=csv`."),
  /// Selects one of several jobs of the same name.
  CREATION_TIME(
      "When the job was created, in ISO 8601 with its zone, to select one of several jobs of the"
          + " same name; the default is the newest.");

  private final String description;

  Parameter(String description) {
    this.description = description;
  }

  /// The name in a path template or a query string.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// One sentence for callers.
  public String description() {
    return description;
  }
}
