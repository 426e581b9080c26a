package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.KnownSecondaryStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a job does in a phase, by its secondary status.
public enum PhaseKind {
  /// The job waits for its ML instances, or they are being set up.
  QUEUE("queue_seconds", "Seconds in which the job waited for instances or set them up."),
  /// Fetches input data and the training image.
  DOWNLOAD("download_seconds", "Seconds in which input data or the training image was fetched."),
  /// Runs the algorithm.
  TRAIN("train_seconds", "Seconds in which the algorithm ran, over all attempts."),
  /// Saves the model.
  UPLOAD("upload_seconds", "Seconds in which the model was saved."),
  /// Has lost its instances.
  INTERRUPTION(
      "interrupted_seconds",
      "Seconds between the loss of the instances and the next step, over all interruptions."),
  /// Has ended: a moment, which has no length.
  END(null, null),
  /// Anything else: stopping, updating, and statuses that SageMaker does not document.
  OTHER("other_seconds", "Seconds of every other status, such as `Stopping`.");

  private final @Nullable String sum;
  private final @Nullable String description;

  PhaseKind(@Nullable String sum, @Nullable String description) {
    this.sum = sum;
    this.description = description;
  }

  /// The kind of a secondary status.
  public static PhaseKind of(String status) {
    return switch (KnownSecondaryStatus.find(status)) {
      case null -> OTHER;
      case PENDING, STARTING, LAUNCHING_ML_INSTANCES, PREPARING_TRAINING_STACK, RESTARTING -> QUEUE;
      case DOWNLOADING, DOWNLOADING_TRAINING_IMAGE -> DOWNLOAD;
      case TRAINING -> TRAIN;
      case UPLOADING -> UPLOAD;
      case INTERRUPTED -> INTERRUPTION;
      case COMPLETED, FAILED, STOPPED, MAX_RUNTIME_EXCEEDED, MAX_WAIT_TIME_EXCEEDED -> END;
      case STOPPING, UPDATING -> OTHER;
    };
  }

  /// The name in a response.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The member of a response that sums phases of this kind; null when they have no length.
  public @Nullable String sum() {
    return sum;
  }

  /// One sentence about the sum; null when there is none.
  public @Nullable String description() {
    return description;
  }
}
