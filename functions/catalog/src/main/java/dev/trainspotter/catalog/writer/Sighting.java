package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;

/// Something that was learned about a job, to be kept if the table does not know better.
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

  /// Search showed the job.
  record Found(TrainingJob job) implements Sighting {
    @Override
    public TrainingJobArn arn() {
      return job.arn();
    }
  }

  /// An event told of the job.
  ///
  /// Events are ordered by the detail's last-modified time, then by the envelope's time, then by
  /// id, so that of any set of events the same one is the newest, in whatever order they arrive.
  ///
  /// @param id the envelope's id
  record Announced(TrainingJob job, Instant time, String id) implements Sighting {
    @Override
    public TrainingJobArn arn() {
      return job.arn();
    }
  }

  /// SageMaker did not know the job.
  ///
  /// @param observedAt when it was asked
  record Missing(TrainingJobArn arn, Instant observedAt) implements Sighting {
    String observed() {
      return Timestamps.format(observedAt);
    }
  }

  /// When the job's status last changed, or else when the job was created, or else nothing.
  static String modified(TrainingJob job) {
    String modified = job.text(Column.LAST_MODIFIED_TIME);
    String created = job.text(Column.CREATION_TIME);
    if (modified != null) {
      return modified;
    }
    return created == null ? "" : created;
  }
}
