package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import java.time.Duration;

/// A way in which SageMaker, or the network in front of it, fails to return the right response.
public sealed interface Fault {

  /// An error in SageMaker's own form.
  ///
  /// @param status the HTTP status
  /// @param type the error code
  /// @param message the error's message
  record ErrorResponse(int status, String type, String message) implements Fault {
    /// The exception that rejects a request with this error.
    public RejectedException rejection() {
      return RejectedException.of(status, type, message);
    }
  }

  /// A fixed text instead of the response.
  ///
  /// @param status the HTTP status
  /// @param contentType the content type
  /// @param body the text
  record FixedResponse(int status, String contentType, String body) implements Fault {}

  /// The right response, cut in the middle of its JSON.
  record TruncatedResponse() implements Fault {}

  /// The connection is closed without a response.
  record ClosedConnection() implements Fault {}

  /// The right response, sent late.
  ///
  /// @param delay how long it is held back
  record DelayedResponse(Duration delay) implements Fault {}

  /// Too many requests.
  static Fault throttling() {
    return new ErrorResponse(400, "ThrottlingException", "Rate exceeded");
  }

  /// The caller lacks the permission.
  static Fault denied() {
    return new ErrorResponse(
        400,
        "AccessDeniedException",
        "User is not authorized to perform this operation because no identity-based policy"
            + " allows it");
  }

  /// The service is unavailable: HTTP 503.
  static Fault unavailable() {
    return new ErrorResponse(503, "ServiceUnavailable", "Service is unable to handle request.");
  }

  /// The service has an internal error: HTTP 500.
  static Fault internalFailure() {
    return new ErrorResponse(500, "InternalFailure", "An internal failure occurred.");
  }

  /// The job is reported as missing although it exists, with the error of Describe.
  static Fault notFound() {
    return new ErrorResponse(400, "ValidationException", "Requested resource not found.");
  }

  /// An HTML page with status 200, as a proxy may send it.
  static Fault html() {
    return new FixedResponse(
        200, "text/html", "<!DOCTYPE html><html><body><h1>It works!</h1></body></html>");
  }

  /// Status 200 and no body at all.
  static Fault empty() {
    return new FixedResponse(200, "application/x-amz-json-1.1", "");
  }

  /// The first half of the right response.
  static Fault truncated() {
    return new TruncatedResponse();
  }

  /// A well-formed response about another job than the requested one.
  static Fault anotherJob() {
    return new FixedResponse(
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

  /// No response: the connection is closed.
  static Fault connectionReset() {
    return new ClosedConnection();
  }

  /// The right response after this delay.
  static Fault slow(Duration delay) {
    return new DelayedResponse(delay);
  }
}
