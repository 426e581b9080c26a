package dev.trainspotter.catalog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The statuses that SageMaker documents. Others are kept as they come, so a job's status stays
/// text.
public enum KnownStatus {
  /// Waits, runs or is about to.
  IN_PROGRESS("InProgress", true, false),
  /// Ended well.
  COMPLETED("Completed", false, true),
  /// Ended badly.
  FAILED("Failed", false, true),
  /// Was asked to stop.
  STOPPING("Stopping", true, false),
  /// Was stopped.
  STOPPED("Stopped", false, true),
  /// Is about to be forgotten, after its end; a row keeps it for ever.
  DELETING("Deleting", false, true);

  private final String text;
  private final boolean isPassing;
  private final boolean hasEnded;

  KnownStatus(String text, boolean isPassing, boolean hasEnded) {
    this.text = text;
    this.isPassing = isPassing;
    this.hasEnded = hasEnded;
  }

  /// As SageMaker spells it.
  public String text() {
    return text;
  }

  /// Whether no row keeps it, so that few have it at a time.
  public boolean isPassing() {
    return isPassing;
  }

  /// Whether a job does nothing any more in it.
  public boolean hasEnded() {
    return hasEnded;
  }

  /// The one that is spelled so; null when it is not known.
  public static @Nullable KnownStatus find(@Nullable String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElse(null);
  }
}
