package dev.trainspotter.query.health;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The members of health's JSON, except the figures of a pass.
public enum HealthMember {
  /// When the response was made.
  AS_OF("The time at which this was true."),
  /// Whether the rows can be relied on.
  FRESH(
      "Whether every job that SageMaker reports is in its row, or will be by its next event: every"
          + " range was reconciled on time and, for all accounts together, there are no dead"
          + " letters. Accounts that are no longer collected do not count, if any other is shown."),
  /// Why they can or cannot.
  REASON("Why it is fresh or not, in words for people."),
  /// Whether all accounts and Regions are shown.
  COMPLETE(
      "Whether all accounts and Regions are shown. `false` when there are more than one response"
          + " holds: request one account then."),
  /// The hints that wait.
  BACKLOG(
      "The queue of jobs that wait for their description. Absent before it was measured, and from a"
          + " response for one account, because all accounts share it."),
  /// The messages that could not succeed.
  DEAD_LETTERS("The queue of messages that could not succeed. Absent like `backlog`."),
  /// The accounts and Regions.
  ACCOUNTS_AND_REGIONS("Every account and Region that has rows, events or reconciliations."),

  /// The messages of a queue.
  MESSAGES("About how many messages it holds, those that wait for their time included."),
  /// Since when it holds any.
  NOT_EMPTY_SINCE("Since when no measurement found it empty; absent when it is empty."),
  /// When a queue was measured.
  MEASURED_AT("When a run of the reconciliation measured it."),

  /// The account.
  ACCOUNT_ID("The 12 digits of the account."),
  /// The Region.
  REGION("The Region, such as `eu-west-1`."),
  /// Whether anything about the account is still stored.
  COLLECTED(
      "Whether the stack collects the account's jobs. `false` after the account was removed from"
          + " the configuration `accounts`: the rows then show what was last known."),
  /// The newest event.
  LAST_EVENT_TIME(
      "The time of the newest state change that was stored, up to a minute late; absent when none"
          + " was."),
  /// The ranges.
  RANGES("The ranges of jobs that are compared with SageMaker, those without a pass included."),

  /// The kind of a range.
  RANGE("Which jobs are compared."),
  /// Whether a range is late.
  OVERDUE(
      "Whether no pass was completed for twice the time between two passes; absent for a range"
          + " without a schedule."),
  /// The schedule of a range.
  PERIOD_SECONDS("The seconds between two passes; absent for a range without a schedule."),
  /// How old the last comparison is.
  LAG_SECONDS("The seconds since the last complete pass began; absent before the first."),
  /// The last complete pass.
  LAST_COMPLETE("The last pass that came to its end; absent before the first."),
  /// The pass that goes on.
  UNDER_WAY("The pass that is not at its end yet; absent when there is none."),

  /// When a pass began.
  STARTED_AT("When the pass was begun."),
  /// When a pass ended.
  ENDED_AT("When its last job was done; absent while it is under way."),
  /// The beginning of a range.
  FROM("The first creation time of the range; absent when it has no beginning."),
  /// The end of a range.
  TO("The last creation time of the range."),
  /// How far a pass is.
  DONE_UNTIL("Every job created before this time is done; absent at the start."),
  /// How far a pass is, as a share.
  DONE_SHARE(
      "Which share of the time from `from` to `to` is done, 0 to 1; absent when the range has no"
          + " beginning. Jobs are not spread evenly over that time."),
  /// Why a pass is not further.
  CAUSE("Why the last run stopped before the end of the range; absent when none did.");

  /// The members of health.
  public static final List<HealthMember> OF_HEALTH =
      List.of(AS_OF, FRESH, REASON, COMPLETE, BACKLOG, DEAD_LETTERS, ACCOUNTS_AND_REGIONS);

  /// The members of a queue.
  public static final List<HealthMember> OF_QUEUE = List.of(MESSAGES, NOT_EMPTY_SINCE, MEASURED_AT);

  /// The members of an account and Region.
  public static final List<HealthMember> OF_ACCOUNT_REGION =
      List.of(ACCOUNT_ID, REGION, COLLECTED, FRESH, REASON, LAST_EVENT_TIME, RANGES);

  /// The members of a range.
  public static final List<HealthMember> OF_RANGE =
      List.of(RANGE, OVERDUE, PERIOD_SECONDS, LAG_SECONDS, LAST_COMPLETE, UNDER_WAY);

  /// The members of a pass; its figures follow.
  public static final List<HealthMember> OF_PASS =
      List.of(STARTED_AT, ENDED_AT, FROM, TO, DONE_UNTIL, DONE_SHARE, CAUSE);

  private static final Set<HealthMember> OPTIONAL =
      EnumSet.of(
          BACKLOG,
          DEAD_LETTERS,
          NOT_EMPTY_SINCE,
          LAST_EVENT_TIME,
          OVERDUE,
          PERIOD_SECONDS,
          LAG_SECONDS,
          LAST_COMPLETE,
          UNDER_WAY,
          ENDED_AT,
          FROM,
          DONE_UNTIL,
          DONE_SHARE,
          CAUSE);

  private final String description;

  HealthMember(String description) {
    this.description = description;
  }

  /// The name in JSON.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// One sentence for callers.
  public String description() {
    return description;
  }

  /// Whether it can be absent.
  public boolean isOptional() {
    return OPTIONAL.contains(this);
  }
}
