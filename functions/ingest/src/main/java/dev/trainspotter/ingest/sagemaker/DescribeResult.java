package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.Locale;

/// The result of describing one job.
public sealed interface DescribeResult {
  /// SageMaker described the job and listed its tags.
  record Described(TrainingJob job) implements DescribeResult {}

  /// SageMaker does not know the job.
  ///
  /// @param requestedAt when the request was sent
  record NotFound(Instant requestedAt) implements DescribeResult {}

  /// There is no response, or none that can be trusted.
  record Unavailable(Cause cause) implements DescribeResult {}

  /// Why there is no usable response.
  enum Cause {
    /// SageMaker received too many requests.
    THROTTLED,
    /// The credentials do not permit the request, or there are none for the account.
    DENIED,
    /// SageMaker is down, cannot be reached, or sent a response that cannot be trusted.
    DOWN;

    /// The cause's name in log lines.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
