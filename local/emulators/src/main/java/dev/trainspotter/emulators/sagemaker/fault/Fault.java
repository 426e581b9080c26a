package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.Rejection;
import java.time.Duration;

/// A way in which SageMaker, or the network before it, fails to give the answer that was asked for.
public sealed interface Fault {

  /// An error in SageMaker's own form.
  ///
  /// @param status the HTTP status
  /// @param type the error code
  /// @param message the error's message
  record Refuses(int status, String type, String message) implements Fault {
    /// The error as the exception that ends a request.
    public Rejection rejection() {
      return Rejection.of(status, type, message);
    }
  }

  /// A fixed text in place of the answer.
  ///
  /// @param status the HTTP status
  /// @param contentType the content type
  /// @param body the text
  record Sends(int status, String contentType, String body) implements Fault {}

  /// The right answer, cut in the middle of its JSON.
  record Truncates() implements Fault {}

  /// The connection is closed without an answer.
  record HangsUp() implements Fault {}

  /// The right answer, late.
  ///
  /// @param delay how late
  record Delays(Duration delay) implements Fault {}

  /// Too many requests.
  static Fault throttling() {
    return new Refuses(400, "ThrottlingException", "Rate exceeded");
  }

  /// The caller may not ask this.
  static Fault denied() {
    return new Refuses(
        400,
        "AccessDeniedException",
        "User is not authorized to perform this operation because no identity-based policy"
            + " allows it");
  }

  /// The service is unavailable: HTTP 503.
  static Fault unavailable() {
    return new Refuses(503, "ServiceUnavailable", "Service is unable to handle request.");
  }

  /// The service broke: HTTP 500.
  static Fault internalFailure() {
    return new Refuses(500, "InternalFailure", "An internal failure occurred.");
  }

  /// The job is not known, though it exists; worded as Describe words it.
  static Fault notFound() {
    return new Refuses(400, "ValidationException", "Requested resource not found.");
  }

  /// A proxy's page with status 200.
  static Fault html() {
    return new Sends(
        200, "text/html", "<!DOCTYPE html><html><body><h1>It works!</h1></body></html>");
  }

  /// Status 200 and no body at all.
  static Fault empty() {
    return new Sends(200, "application/x-amz-json-1.1", "");
  }

  /// Half of the right answer.
  static Fault truncated() {
    return new Truncates();
  }

  /// A well-formed answer about a job that nobody asked for.
  static Fault anotherJob() {
    return new Sends(
        200,
        "application/x-amz-json-1.1",
        """
        {"TrainingJobName":"another-job",\
        "TrainingJobArn":"arn:aws:sagemaker:us-east-1:999999999999:training-job/another-job",\
        "TrainingJobStatus":"Completed","SecondaryStatus":"Completed",\
        "StoppingCondition":{"MaxRuntimeInSeconds":86400},\
        "CreationTime":1763000000.123,"LastModifiedTime":1763003600.456}\
        """);
  }

  /// No answer: the connection is closed.
  static Fault connectionReset() {
    return new HangsUp();
  }

  /// The right answer after a while.
  static Fault slow(Duration delay) {
    return new Delays(delay);
  }
}
