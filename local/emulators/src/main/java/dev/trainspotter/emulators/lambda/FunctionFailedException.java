package dev.trainspotter.emulators.lambda;

/// A function failed: its runtime reported an error, or its process ended without a report.
public final class FunctionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String type;

  FunctionFailedException(String type, String message) {
    super("%s: %s".formatted(type, message));
    this.type = type;
  }

  /// The class of the exception, or an error type of Lambda's own such as `Runtime.ExitError`.
  public String type() {
    return type;
  }
}
