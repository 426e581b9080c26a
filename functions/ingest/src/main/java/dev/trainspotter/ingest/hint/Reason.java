package dev.trainspotter.ingest.hint;

import java.util.Locale;

/// Why a message can never succeed.
public enum Reason {
  /// The body cannot be read as JSON.
  NOT_JSON,
  /// The body is JSON, but neither an event about a training job nor a hint of our own.
  NOT_OURS,
  /// The message has no valid ARN of a training job.
  BAD_ARN,
  /// The message comes from another account than the one in its ARN, or from an account that the
  /// settings do not accept.
  FOREIGN_ACCOUNT,
  /// SageMaker has denied every request about the job for three days.
  DENIED,
  /// The row is too large for DynamoDB.
  TOO_LARGE;

  /// The message attribute of a dead letter that holds the reason's id.
  public static final String ATTRIBUTE = "reason";

  /// Whether the same message may succeed later, when the permissions have been corrected.
  public boolean maySucceed() {
    return this == DENIED;
  }

  /// The reason's name in log lines and in the message attribute.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
