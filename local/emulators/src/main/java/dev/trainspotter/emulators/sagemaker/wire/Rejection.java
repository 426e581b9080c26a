package dev.trainspotter.emulators.sagemaker.wire;

/// A request that SageMaker refuses, with the error it answers.
public final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  private Rejection(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  public static Rejection of(String type, String message) {
    return new Rejection(400, type, message);
  }

  public static Rejection of(int status, String type, String message) {
    return new Rejection(status, type, message);
  }

  public static Rejection invalid(String message) {
    return of("ValidationException", message);
  }

  /// The caller's member breaks a constraint, in the words of AWS's request validation.
  public static Rejection invalid(String member, String value, String constraint) {
    return invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, member, constraint));
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
