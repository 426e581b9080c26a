package dev.trainspotter.query.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a job does in a phase, by its secondary status.
public enum PhaseKind {
  /// Waiting for machines and setting them up.
  QUEUE(
      "queue_seconds",
      "Seconds in which the job waited for machines or set them up.",
      "Pending",
      "Starting",
      "LaunchingMLInstances",
      "PreparingTrainingStack",
      "Restarting"),
  /// Fetching data and image.
  DOWNLOAD(
      "download_seconds",
      "Seconds in which input data or the training image was fetched.",
      "Downloading",
      "DownloadingTrainingImage"),
  /// The algorithm runs.
  TRAIN("train_seconds", "Seconds in which the algorithm ran, over all tries.", "Training"),
  /// Saving the model.
  UPLOAD("upload_seconds", "Seconds in which the model was saved.", "Uploading"),
  /// The machines were taken away.
  INTERRUPTION(
      "interrupted_seconds",
      "Seconds between the loss of the machines and the next step, over all interruptions.",
      "Interrupted"),
  /// The job is over: a moment, not a stretch.
  END(null, null, "Completed", "Failed", "Stopped", "MaxRuntimeExceeded", "MaxWaitTimeExceeded"),
  /// Anything else: stopping, updating, and statuses that nobody documented.
  OTHER(
      "other_seconds",
      "Seconds of every other status, such as `Stopping`.",
      "Stopping",
      "Updating");

  private final @Nullable String sum;
  private final @Nullable String description;
  private final List<String> statuses;

  PhaseKind(@Nullable String sum, @Nullable String description, String... statuses) {
    this.sum = sum;
    this.description = description;
    this.statuses = List.of(statuses);
  }

  /// The kind of a secondary status.
  public static PhaseKind of(String status) {
    return Arrays.stream(values())
        .filter(kind -> kind.statuses.contains(status))
        .findFirst()
        .orElse(OTHER);
  }

  /// The documented secondary status that a text means, as SageMaker spells it; null for none.
  public static @Nullable String spelled(String status) {
    return Arrays.stream(values())
        .flatMap(kind -> kind.statuses.stream())
        .filter(known -> known.equalsIgnoreCase(status.replaceAll("[ _-]", "")))
        .findFirst()
        .orElse(null);
  }

  /// The name in an answer.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The member of an answer that sums phases of this kind; null for what has no length.
  public @Nullable String sum() {
    return sum;
  }

  /// What the sum says; null when there is none.
  public @Nullable String description() {
    return description;
  }
}
