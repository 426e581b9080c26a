package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.Rejection;

/// How a missing job is worded, as seen in the field.
public enum NotFound {
  /// What SageMaker answers.
  VALIDATION("ValidationException", "Requested resource not found."),
  /// What SageMaker's documentation says.
  RESOURCE_NOT_FOUND("ResourceNotFound", "Requested resource not found."),
  /// What SageMaker-compatible endpoints answer.
  COULD_NOT_FIND("ValidationException", "Could not find training job.");

  private final String type;
  private final String message;

  NotFound(String type, String message) {
    this.type = type;
    this.message = message;
  }

  public Rejection rejection() {
    return Rejection.of(type, message);
  }
}
