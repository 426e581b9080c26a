package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What one source showed about a job at one time. The writer stores what the table does not have.
public sealed interface Sighting {
  /// The job it is about.
  TrainingJobArn arn();

  /// SageMaker described the job.
  record Described(TrainingJob job) implements Sighting {
    @Override
    public TrainingJobArn arn() {
      return job.arn();
    }
  }

  /// A response of Search contained the job.
  record Found(TrainingJob job) implements Sighting {
    @Override
    public TrainingJobArn arn() {
      return job.arn();
    }
  }

  /// An event announced a change of the job.
  ///
  /// Events are ordered by the detail's last-modified time, then by the envelope's time, then by
  /// the envelope's id. So the same event is the newest, whatever the order in which they arrive.
  ///
  /// @param id the envelope's id
  record Announced(TrainingJob job, Instant time, String id) implements Sighting {
    @Override
    public TrainingJobArn arn() {
      return job.arn();
    }
  }

  /// SageMaker listed the job's tags, without a description.
  ///
  /// @param tags the tags by key, masked
  /// @param listedAt when the first request was sent
  record Tagged(TrainingJobArn arn, AttributeValue tags, Instant listedAt) implements Sighting {
    KnownTags known() {
      return new KnownTags(tags, true, Timestamps.format(listedAt));
    }
  }

  /// SageMaker responded that the job does not exist.
  ///
  /// @param observedAt when the request was sent
  record Missing(TrainingJobArn arn, Instant observedAt) implements Sighting {
    String observed() {
      return Timestamps.format(observedAt);
    }
  }

  /// The last-modified time; the creation time if there is none; empty if there is neither.
  static String modified(TrainingJob job) {
    String modified = job.text(Column.LAST_MODIFIED_TIME);
    String created = job.text(Column.CREATION_TIME);
    if (modified != null) {
      return modified;
    }
    return created == null ? "" : created;
  }
}
