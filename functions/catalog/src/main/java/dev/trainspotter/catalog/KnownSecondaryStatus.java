package dev.trainspotter.catalog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The secondary statuses that SageMaker documents. Others are stored as they arrive, so a job's
/// secondary status stays text.
public enum KnownSecondaryStatus {
  /// Waits for instances.
  PENDING("Pending"),
  /// Is being started.
  STARTING("Starting"),
  /// Instances are being launched; no longer sent by SageMaker.
  LAUNCHING_ML_INSTANCES("LaunchingMLInstances"),
  /// Instances are being prepared.
  PREPARING_TRAINING_STACK("PreparingTrainingStack"),
  /// Starts again after an interruption or a failure.
  RESTARTING("Restarting"),
  /// Input data is being downloaded.
  DOWNLOADING("Downloading"),
  /// The training image is being downloaded; no longer sent by SageMaker.
  DOWNLOADING_TRAINING_IMAGE("DownloadingTrainingImage"),
  /// The algorithm runs.
  TRAINING("Training"),
  /// The model is being uploaded.
  UPLOADING("Uploading"),
  /// The instances were taken away.
  INTERRUPTED("Interrupted"),
  /// Ended successfully.
  COMPLETED("Completed"),
  /// Ended with a failure.
  FAILED("Failed"),
  /// Was stopped.
  STOPPED("Stopped"),
  /// Ended because it ran for as long as it was allowed to.
  MAX_RUNTIME_EXCEEDED("MaxRuntimeExceeded"),
  /// Ended because it waited for as long as it was allowed to.
  MAX_WAIT_TIME_EXCEEDED("MaxWaitTimeExceeded"),
  /// Is being stopped.
  STOPPING("Stopping"),
  /// Its settings are being changed.
  UPDATING("Updating");

  private final String text;

  KnownSecondaryStatus(String text) {
    this.text = text;
  }

  /// The status as SageMaker spells it.
  public String text() {
    return text;
  }

  /// The status with exactly this spelling; null when SageMaker documents no such status.
  public static @Nullable KnownSecondaryStatus find(@Nullable String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElse(null);
  }

  /// The status that a caller may have meant by an unknown word: case, spaces, hyphens and
  /// underscores do not count. Null when there is none.
  public static @Nullable KnownSecondaryStatus suggestionFor(String text) {
    String bare = text.replaceAll("[ _-]", "");
    return Arrays.stream(values())
        .filter(status -> status.text.equalsIgnoreCase(bare))
        .findFirst()
        .orElse(null);
  }
}
