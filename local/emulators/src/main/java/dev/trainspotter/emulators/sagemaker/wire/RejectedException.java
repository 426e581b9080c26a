package dev.trainspotter.emulators.sagemaker.wire;

/// A request that SageMaker rejects, with the error that it returns.
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  private RejectedException(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  public static RejectedException of(String type, String message) {
    return new RejectedException(400, type, message);
  }

  public static RejectedException of(int status, String type, String message) {
    return new RejectedException(status, type, message);
  }

  public static RejectedException invalid(String message) {
    return of("ValidationException", message);
  }

  /// A member breaks a constraint; the message is that of AWS's request validation.
  public static RejectedException invalid(String member, String value, String constraint) {
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
