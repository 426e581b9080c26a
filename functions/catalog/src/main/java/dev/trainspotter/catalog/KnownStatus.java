package dev.trainspotter.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The statuses that SageMaker documents. Others are kept as they come, so a job's status stays
/// text.
public enum KnownStatus {
  /// Waits, runs or is about to.
  IN_PROGRESS("InProgress", true, false, "running", "active"),
  /// Ended well.
  COMPLETED("Completed", false, true, "succeeded", "success", "done"),
  /// Ended badly.
  FAILED("Failed", false, true, "error", "errored"),
  /// Was asked to stop.
  STOPPING("Stopping", true, false, "cancelling", "canceling"),
  /// Was stopped.
  STOPPED("Stopped", false, true, "cancelled", "canceled", "aborted"),
  /// Is about to be forgotten, after its end; a row keeps it for ever.
  DELETING("Deleting", false, true);

  private static final int SHORTEST = 4;

  private final String text;
  private final boolean isTransient;
  private final boolean hasEnded;
  private final List<String> otherWords;

  KnownStatus(String text, boolean isTransient, boolean hasEnded, String... otherWords) {
    this.text = text;
    this.isTransient = isTransient;
    this.hasEnded = hasEnded;
    this.otherWords = List.of(otherWords);
  }

  /// As SageMaker spells it.
  public String text() {
    return text;
  }

  /// Whether no row keeps it, so that few have it at a time.
  public boolean isTransient() {
    return isTransient;
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

  /// Those that a text may mean which is none: in another case, cut short, or in other words.
  public static List<KnownStatus> meantBy(String text) {
    String bare = text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    return Arrays.stream(values())
        .filter(
            status ->
                status.otherWords.contains(bare)
                    || (bare.length() >= SHORTEST
                        && status.text.toLowerCase(Locale.ROOT).startsWith(bare)))
        .toList();
  }
}
