package dev.trainspotter.infra.watch;

import static software.amazon.awscdk.services.cloudwatch.TreatMissingData.BREACHING;
import static software.amazon.awscdk.services.cloudwatch.TreatMissingData.NOT_BREACHING;

import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// What can go wrong, each with an alarm and a section of the runbook.
public enum AlarmKind {
  DEAD_LETTERS("DeadLetters", "A message could not succeed and lies aside.", 1, 1, NOT_BREACHING),
  LIVE_QUEUE_OLD(
      "LiveQueueOld", "Events wait longer than 15 minutes to be read.", 900, 3, NOT_BREACHING),
  BACKLOG_OLD(
      "BacklogOld", "Hints wait longer than 6 hours for SageMaker.", 21_600, 3, NOT_BREACHING),
  STATE_CHANGES_LOST(
      "StateChangesLost", "State changes did not reach the live queue.", 1, 1, NOT_BREACHING),
  TAG_CHANGES_LOST(
      "TagChangesLost", "Tag changes did not reach the live queue.", 1, 1, NOT_BREACHING),
  INGEST_ERRORS("IngestErrors", "IngestFunction fails as a whole.", 1, 3, NOT_BREACHING),
  QUERY_ERRORS("QueryErrors", "QueryFunction fails as a whole.", 1, 1, NOT_BREACHING),
  INGEST_THROTTLES(
      "IngestThrottles", "Lambda refuses calls of IngestFunction.", 1, 3, NOT_BREACHING),
  QUERY_THROTTLES("QueryThrottles", "Lambda refuses calls of QueryFunction.", 1, 1, NOT_BREACHING),
  API_ERRORS("ApiErrors", "The API answers with 5xx.", 1, 1, NOT_BREACHING),
  API_SLOW("ApiSlow", "One answer of a hundred takes 5 seconds.", 5000, 3, NOT_BREACHING),
  /// Its number of hours is configured.
  SILENCE("Silence", "No event of a training job came for the configured time.", 1, 1, BREACHING);

  private final String id;
  private final String description;
  private final int threshold;
  private final int periods;
  private final TreatMissingData whenMissing;

  AlarmKind(
      String id, String description, int threshold, int periods, TreatMissingData whenMissing) {
    this.id = id;
    this.description = description;
    this.threshold = threshold;
    this.periods = periods;
    this.whenMissing = whenMissing;
  }

  /// The alarm's id and the title of its section.
  public String id() {
    return id;
  }

  /// One sentence on what is wrong.
  public String description() {
    return description;
  }

  /// Where the runbook says what to do.
  public String section() {
    return "docs/runbook.md#" + id.toLowerCase(java.util.Locale.ROOT);
  }

  int threshold() {
    return threshold;
  }

  int periods() {
    return periods;
  }

  TreatMissingData whenMissing() {
    return whenMissing;
  }
}
