package dev.trainspotter.edge;

import org.jspecify.annotations.Nullable;

/// Every setting that a function reads from its environment variables: default and description.
public enum Setting {
  TABLE_NAME(null, "Name of the DynamoDB table that holds the training jobs."),
  STATE_TABLE_NAME(null, "Name of the DynamoDB table that holds all other state."),
  BACKLOG_QUEUE_URL("", "URL of the queue where hints wait while SageMaker throttles or fails."),
  DEAD_LETTER_QUEUE_URL("", "URL of the queue for messages that can never succeed."),
  ACCOUNTS(
      "",
      "Ids of the accounts whose jobs are collected, separated by commas; for the query function,"
          + " which only shows them in its health, empty means all."),
  ORGANIZATIONAL_UNITS(
      "",
      "Ids of organizational units or roots, separated by commas, whose accounts are collected too;"
          + " reconciliation lists their accounts with AWS Organizations."),
  REGIONS(
      "",
      "Regions that reconciliation looks at in each account, separated by commas; empty for the"
          + " stack's own. Regions with rows come in addition."),
  OWN_ACCOUNT(
      "",
      "Id of the account that the function runs in; by default the account in `ACCOUNTS`, when"
          + " there is only one."),
  ACCOUNT_CREDENTIALS(
      "own",
      "`own`: the function uses its own credentials for jobs of `OWN_ACCOUNT`;"
          + " `account-id`: for emulators, the access key is the job's account id."),
  READER_ROLE(
      "",
      "ARN of the role that reads the jobs of another account, with `{account}` in place of the"
          + " account's id; empty: only jobs of `OWN_ACCOUNT` can be read."),
  READER_EXTERNAL_ID(
      "", "External id that is sent when the reader role is assumed; empty for none."),
  STACK_NAME("trainspotter-local", "Name of the stack; the dimension of its metrics."),
  MASKING("on", "`on` or `off`: whether secrets are masked before rows are stored."),
  CORS_ORIGINS(
      "",
      "Origins of web pages that may read the API's responses, such as `https://jobs.example.com`,"
          + " separated by commas."),
  DESCRIBE_RATE(
      "5", "Describe calls per second for each account and Region, for hints from the backlog."),
  SEARCH_RATE("1", "Search calls per second for each account and Region, for reconciliation."),
  BACKFILL_FROM(
      "",
      "Date such as 2025-01-31: jobs that were created earlier are not looked for; empty for all"
          + " jobs."),
  BACKLOG_CONCURRENCY("2", "Number of function environments that share that rate."),
  BACKLOG_DELAY_SECONDS(
      "30",
      "Seconds that a hint waits in the backlog at first; each further wait is twice as long, up to"
          + " 900.");

  private final @Nullable String defaultValue;
  private final String description;

  Setting(@Nullable String defaultValue, String description) {
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /// The value when the environment variable is not set; null when it must be set.
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /// One sentence that says what the setting decides.
  public String description() {
    return description;
  }
}
