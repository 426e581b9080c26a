package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;

/// What SageMaker said when it was asked about a job.
public sealed interface Answer {
  /// The job as it is.
  record Described(TrainingJob job) implements Answer {}

  /// There is no such job.
  ///
  /// @param askedAt when the question was sent
  record NotFound(Instant askedAt) implements Answer {}

  /// No answer, or none that can be believed.
  record Unanswered(Cause cause) implements Answer {}

  /// Why there is no answer.
  enum Cause {
    /// Too many questions.
    THROTTLED,
    /// The credentials may not ask.
    DENIED,
    /// SageMaker is down, out of reach, or answers garbage.
    DOWN
  }
}
