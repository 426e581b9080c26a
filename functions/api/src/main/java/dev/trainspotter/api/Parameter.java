package dev.trainspotter.api;

import java.util.Locale;

/// Every parameter of the API, in the path or in the query string, documented once.
public enum Parameter {
  /// In the path.
  ACCOUNT_ID("The twelve digits of the account the job runs in."),
  /// In the path.
  REGION("The Region the job runs in, such as `eu-west-1`."),
  /// In the path.
  TRAINING_JOB_NAME("The job's name, in any case."),
  /// In which order.
  SORT(
      "`-creation_time`, the newest first, when absent; `creation_time`, the oldest first. There is"
          + " no other order."),
  /// How far back.
  SINCE(
      "Jobs created since then: `24h`, `90m`, `7d`, `2w`, a date or a time; `24h` is short for"
          + " `creation_time__gte=-24h`."),
  /// Whether deleted jobs count.
  DELETED(
      "`include` when absent; `exclude` leaves out jobs that SageMaker does not know any more,"
          + " `only` shows just those."),
  /// How large a page is.
  LIMIT(
      "How many jobs a page has at most, 1 to "
          + Page.LARGEST_LIMIT
          + "; "
          + Page.DEFAULT_LIMIT
          + " when absent."),
  /// Where a page begins.
  CURSOR(
      "The `next_cursor` of the page before. It belongs to its query: only `limit`, `fields` and"
          + " `format` may change from page to page."),
  /// What is shown.
  FIELDS(
      "What is shown of each job: column ids separated by commas, paths into json columns such as"
          + " `resource_config.InstanceType`, a key of a map such as `tags.team`, a metric such"
          + " as `final_metric_data_list.loss`, or `*` for everything. When absent, what"
          + " a list shows cheaply: names, statuses, times, instances, account, Region, tags,"
          + " failure reason."),
  /// How the rows are written.
  FORMAT("`json`, `ndjson` or `csv`; when absent, what the header `Accept` asks for, else JSON."),
  /// Which of several jobs of one name.
  CREATION_TIME(
      "When the job was created, in ISO 8601, to tell it from others of its name; the newest one"
          + " when absent.");

  private final String description;

  Parameter(String description) {
    this.description = description;
  }

  /// The name as it stands in a path template or a query string.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it decides.
  public String description() {
    return description;
  }
}
