package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.Locale;

/// What SageMaker said when it was asked about a job.
public sealed interface DescribeResult {
  /// The job as it is.
  record Described(TrainingJob job) implements DescribeResult {}

  /// There is no such job.
  ///
  /// @param askedAt when the question was sent
  record NotFound(Instant askedAt) implements DescribeResult {}

  /// No answer, or none that can be believed.
  record Unanswered(Cause cause) implements DescribeResult {}

  /// Why there is no answer.
  enum Cause {
    /// Too many questions.
    THROTTLED,
    /// The credentials may not ask.
    DENIED,
    /// SageMaker is down, out of reach, or answers garbage.
    DOWN;

    /// The cause's name in log lines.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
