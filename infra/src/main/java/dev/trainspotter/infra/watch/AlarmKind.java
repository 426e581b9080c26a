package dev.trainspotter.infra.watch;

import static software.amazon.awscdk.services.cloudwatch.TreatMissingData.BREACHING;
import static software.amazon.awscdk.services.cloudwatch.TreatMissingData.MISSING;
import static software.amazon.awscdk.services.cloudwatch.TreatMissingData.NOT_BREACHING;

import java.util.Locale;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// Every alarm of the stack; each has a section in the runbook.
public enum AlarmKind {
  DEAD_LETTERS(
      "DeadLetters",
      "The dead-letter queue contains a message that could not be processed.",
      1,
      1,
      NOT_BREACHING),
  LIVE_QUEUE_OLD(
      "LiveQueueOld",
      "The oldest event in the live queue is at least 15 minutes old.",
      900,
      3,
      NOT_BREACHING),
  BACKLOG_OLD(
      "BacklogOld",
      "A hint has been waiting for SageMaker for at least 6 hours.",
      21_600,
      1,
      NOT_BREACHING),
  STATE_CHANGES_LOST(
      "StateChangesLost",
      "EventBridge could not send state changes to the live queue.",
      1,
      1,
      NOT_BREACHING),
  TAG_CHANGES_LOST(
      "TagChangesLost",
      "EventBridge could not send tag changes to the live queue.",
      1,
      1,
      NOT_BREACHING),
  MEMBER_STATE_CHANGES_LOST(
      "MemberStateChangesLost",
      "EventBridge could not send state changes of members to the live queue.",
      1,
      1,
      NOT_BREACHING),
  MEMBER_TAG_CHANGES_LOST(
      "MemberTagChangesLost",
      "EventBridge could not send tag changes of members to the live queue.",
      1,
      1,
      NOT_BREACHING),
  INGEST_ERRORS(
      "IngestErrors",
      "Whole invocations of IngestFunction fail, not only single messages.",
      1,
      3,
      NOT_BREACHING),
  /// Two of three periods: a single failure is repaired by the next delivery.
  MESSAGES_FAIL(
      "MessagesFail",
      "Ingest fails on messages again and again, as when the tables refuse writes.",
      1,
      3,
      NOT_BREACHING),
  QUERY_ERRORS("QueryErrors", "Invocations of QueryFunction fail.", 1, 1, NOT_BREACHING),
  SQL_ERRORS("SqlErrors", "Invocations of SqlFunction fail.", 1, 1, NOT_BREACHING),
  INGEST_THROTTLES("IngestThrottles", "Lambda throttles IngestFunction.", 1, 3, NOT_BREACHING),
  QUERY_THROTTLES("QueryThrottles", "Lambda throttles QueryFunction.", 1, 1, NOT_BREACHING),
  SQL_THROTTLES("SqlThrottles", "Lambda throttles SqlFunction.", 1, 1, NOT_BREACHING),
  API_ERRORS("ApiErrors", "The API returns responses with status 5xx.", 1, 1, NOT_BREACHING),
  /// Of one function, because a query in SQL may take longer.
  API_SLOW(
      "ApiSlow",
      "The slowest 1 percent of the invocations of QueryFunction take 5 seconds or longer.",
      5000,
      3,
      NOT_BREACHING),
  WARM_UP_FAILS(
      "WarmUpFails",
      "The daily invocation that keeps the functions active fails.",
      1,
      1,
      NOT_BREACHING),
  EXPORT_FAILS(
      "ExportFails",
      "DynamoDB refused to start the daily export for the lake.",
      1,
      1,
      NOT_BREACHING),
  /// Each run of a quarter of an hour has found it: one slow or failed run is no reason to notify
  /// anybody. A function that no longer runs reports nothing, which has a notification of its own.
  RANGES_OVERDUE(
      "RangesOverdue",
      "Reconciliation is late: a range of jobs has not been compared for twice its period, or no"
          + " run reports.",
      1,
      1,
      MISSING),
  /// Three hours: in a quiet hour, a single missed job is 100 percent of the new ones.
  JOBS_MISSED(
      "JobsMissed",
      "In 3 of the last 12 hours, 5 percent of the new jobs or more had no event.",
      5,
      12,
      NOT_BREACHING),
  RECONCILE_ERRORS("ReconcileErrors", "Runs of ReconcileFunction fail.", 1, 3, NOT_BREACHING),
  /// Its number of evaluation periods is configured: `silentHours`.
  SILENCE(
      "Silence",
      "No state change of a training job arrived for the configured number of hours.",
      1,
      1,
      BREACHING);

  private final String id;
  private final String description;
  private final int threshold;
  private final int evaluationPeriods;
  private final TreatMissingData missingData;

  AlarmKind(
      String id,
      String description,
      int threshold,
      int evaluationPeriods,
      TreatMissingData missingData) {
    this.id = id;
    this.description = description;
    this.threshold = threshold;
    this.evaluationPeriods = evaluationPeriods;
    this.missingData = missingData;
  }

  /// The alarm's construct id, which is also the title of its section in the runbook.
  public String id() {
    return id;
  }

  /// One sentence about the state in which the alarm fires.
  public String description() {
    return description;
  }

  /// Link to the section of the runbook that says what to do.
  public String runbookSection() {
    return "docs/runbook.md#" + id.toLowerCase(Locale.ROOT);
  }

  /// Whether only a stack that reconciles has the alarm.
  boolean isOfReconciliation() {
    return switch (this) {
      case RANGES_OVERDUE, JOBS_MISSED, RECONCILE_ERRORS -> true;
      default -> false;
    };
  }

  /// Whether only a stack that answers queries in SQL has the alarm.
  boolean isOfSql() {
    return this == SQL_ERRORS || this == SQL_THROTTLES;
  }

  /// Whether only a stack with members has the alarm.
  boolean isOfMembers() {
    return this == MEMBER_STATE_CHANGES_LOST || this == MEMBER_TAG_CHANGES_LOST;
  }

  /// Whether only a stack with the daily export has the alarm.
  boolean isOfLake() {
    return this == EXPORT_FAILS;
  }

  /// The value at which the metric breaches, in the metric's unit: a count, seconds, milliseconds
  /// or percent.
  int threshold() {
    return threshold;
  }

  /// The number of latest periods that are evaluated.
  int evaluationPeriods() {
    return evaluationPeriods;
  }

  /// How many of the evaluation periods must breach.
  int datapointsToAlarm() {
    return switch (this) {
      case MESSAGES_FAIL -> 2;
      case JOBS_MISSED -> 3;
      default -> evaluationPeriods;
    };
  }

  /// What a period without data counts as. With `MISSING`, the alarm also notifies when there is
  /// no data at all.
  TreatMissingData missingData() {
    return missingData;
  }
}
