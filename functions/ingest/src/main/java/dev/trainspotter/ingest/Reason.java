package dev.trainspotter.ingest;

import java.util.Locale;

/// Why a message can never succeed: the attribute `reason` of a dead letter.
enum Reason {
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

  /// The reason with this id.
  static Reason of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
