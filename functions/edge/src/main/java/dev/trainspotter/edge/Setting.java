package dev.trainspotter.edge;

import org.jspecify.annotations.Nullable;

/// Every setting a function reads from its environment: its default and what it means.
public enum Setting {
  TABLE_NAME(null, "Name of the table that keeps the jobs."),
  STATE_TABLE_NAME(null, "Name of the table that keeps everything else."),
  BACKLOG_QUEUE_URL("", "Queue where hints wait while SageMaker cannot be asked."),
  DEAD_LETTER_QUEUE_URL("", "Queue for messages that can never succeed."),
  ACCOUNTS("", "Accounts whose events are accepted, separated by commas."),
  OWN_ACCOUNT("", "The account the function runs in; where `ACCOUNTS` names only one, that one."),
  ACCOUNT_CREDENTIALS(
      "own",
      "`own`: SageMaker is asked with the function's credentials, about jobs of `OWN_ACCOUNT` only;"
          + " `account-id`: the access key is the account id, as emulators have it."),
  MASKING("on", "`on` or `off`: whether secrets are masked before they are stored."),
  DESCRIBE_RATE("5", "Describe calls a second for each account and Region, from the backlog."),
  BACKLOG_CONCURRENCY("2", "How many environments share that rate."),
  BACKLOG_DELAY_SECONDS("30", "How long a hint waits at first, in seconds; doubles to 900.");

  private final @Nullable String defaultValue;
  private final String description;

  Setting(@Nullable String defaultValue, String description) {
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /// The value where the environment has none; null when there must be one.
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /// One sentence on what it decides.
  public String description() {
    return description;
  }
}
