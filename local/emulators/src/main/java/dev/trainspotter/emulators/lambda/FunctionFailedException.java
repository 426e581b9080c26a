package dev.trainspotter.emulators.lambda;

/// The error that a function's runtime reported, or that it ended without reporting one.
public final class FunctionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String type;

  FunctionFailedException(String type, String message) {
    super("%s: %s".formatted(type, message));
    this.type = type;
  }

  /// The class of what was thrown, or Lambda's own word such as `Runtime.ExitError`.
  public String type() {
    return type;
  }
}
