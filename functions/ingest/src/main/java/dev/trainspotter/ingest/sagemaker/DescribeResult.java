package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The result of the requests about one job.
public sealed interface DescribeResult {
  /// SageMaker described the job.
  ///
  /// @param tagsMissing why the row has no tags of its own; null when SageMaker listed them
  record Described(TrainingJob job, @Nullable Unavailable tagsMissing) implements DescribeResult {}

  /// SageMaker listed the job's tags, and nothing else was requested.
  ///
  /// @param tags the tags by key, masked
  /// @param requestedAt when the first request was sent
  record Tagged(TrainingJobArn arn, AttributeValue tags, Instant requestedAt)
      implements DescribeResult {}

  /// SageMaker does not know the job.
  ///
  /// @param requestedAt when the request was sent
  record NotFound(Instant requestedAt) implements DescribeResult {}

  /// There is no response, or none that can be trusted.
  ///
  /// @param detail the member that cannot be read, or the error code of SageMaker or, after
  ///     `AssumeRole`, of STS; may be empty
  record Unavailable(Cause cause, String detail) implements DescribeResult {
    /// The result with no more to say than its cause.
    static Unavailable of(Cause cause) {
      return new Unavailable(cause, "");
    }
  }

  /// Why there is no usable response.
  enum Cause {
    /// SageMaker or STS received too many requests.
    THROTTLED,
    /// No request was sent, because the ones before it used up the time.
    NO_TURN,
    /// No request was sent, because it is too early for the next look at a finished job.
    TOO_EARLY,
    /// The credentials do not permit the request, or there are none for the account, because its
    /// reader role cannot be assumed.
    DENIED,
    /// SageMaker sent a response, but a member that a row needs cannot be read in it.
    UNREADABLE,
    /// SageMaker described the job, and lists no tags of it because it does not know it.
    NOT_LISTED,
    /// SageMaker or STS is down, cannot be reached, or sent something that is no response of its
    /// own.
    DOWN;

    /// The cause's name in log lines.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
