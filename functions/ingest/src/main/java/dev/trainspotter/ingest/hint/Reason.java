package dev.trainspotter.ingest.hint;

import java.util.Locale;

/// Why a message can never succeed: the attribute `reason` of a dead letter.
public enum Reason {
  /// The body is not a JSON object.
  NOT_JSON,
  /// JSON, but neither a state change nor a tag change of a training job.
  NOT_OURS,
  /// No training job's ARN where one belongs.
  BAD_ARN,
  /// From another account than its ARN names, or from one that the settings do not know.
  FOREIGN_ACCOUNT,
  /// SageMaker has denied every question for three days.
  DENIED,
  /// The row does not fit into DynamoDB.
  TOO_LARGE;

  /// The attribute of a dead letter that holds the reason's id.
  public static final String ATTRIBUTE = "reason";

  /// Whether the same message may succeed later, once somebody has mended what was wrong.
  public boolean maySucceed() {
    return this == DENIED;
  }

  /// The reason as the letter's attribute says it.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
