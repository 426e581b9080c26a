package dev.trainspotter.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The statuses that SageMaker documents. A job's status is text all the same, because a status
/// that SageMaker adds later is kept as it is spelled.
public enum KnownStatus {
  /// The job waits for instances, starts or runs.
  IN_PROGRESS("InProgress", true, false, "running", "active"),
  /// The job ended successfully.
  COMPLETED("Completed", false, true, "succeeded", "success", "done"),
  /// The job ended with an error.
  FAILED("Failed", false, true, "error", "errored"),
  /// A stop was requested; the job is still ending.
  STOPPING("Stopping", true, false, "cancelling", "canceling"),
  /// The job was stopped before its end.
  STOPPED("Stopped", false, true, "cancelled", "canceled", "aborted"),
  /// SageMaker is deleting the job, which has ended. Afterwards SageMaker no longer describes it,
  /// so a row can keep this status for ever.
  DELETING("Deleting", false, true);

  private static final int SHORTEST_ABBREVIATION = 4;

  private final String text;
  private final boolean isTransient;
  private final boolean hasEnded;
  private final List<String> synonyms;

  KnownStatus(String text, boolean isTransient, boolean hasEnded, String... synonyms) {
    this.text = text;
    this.isTransient = isTransient;
    this.hasEnded = hasEnded;
    this.synonyms = List.of(synonyms);
  }

  /// The status as SageMaker spells it.
  public String text() {
    return text;
  }

  /// Whether jobs leave the status again, so that few rows have it at any time.
  public boolean isTransient() {
    return isTransient;
  }

  /// Whether a job with this status has ended.
  public boolean hasEnded() {
    return hasEnded;
  }

  /// The status with exactly this spelling; null when SageMaker documents no such status.
  public static @Nullable KnownStatus find(@Nullable String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElse(null);
  }

  /// The statuses that a caller may have meant by an unknown word: other case, abbreviation of at
  /// least 4 letters, or synonym.
  public static List<KnownStatus> suggestionsFor(String text) {
    String bare = text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    return Arrays.stream(values())
        .filter(
            status ->
                status.synonyms.contains(bare)
                    || (bare.length() >= SHORTEST_ABBREVIATION
                        && status.text.toLowerCase(Locale.ROOT).startsWith(bare)))
        .toList();
  }
}
