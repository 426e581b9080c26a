package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.RejectedException;

/// The forms of the error for a missing job.
public enum NotFound {
  /// The error that SageMaker returns.
  VALIDATION("ValidationException", "Requested resource not found."),
  /// The error that SageMaker's documentation describes.
  RESOURCE_NOT_FOUND("ResourceNotFound", "Requested resource not found."),
  /// The error that SageMaker-compatible endpoints return.
  COULD_NOT_FIND("ValidationException", "Could not find training job.");

  private final String type;
  private final String message;

  NotFound(String type, String message) {
    this.type = type;
    this.message = message;
  }

  public RejectedException rejection() {
    return RejectedException.of(type, message);
  }
}
