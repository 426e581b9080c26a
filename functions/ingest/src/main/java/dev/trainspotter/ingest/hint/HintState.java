package dev.trainspotter.ingest.hint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why and how long a hint has been waiting.
///
/// @param tries how often it was put off
/// @param deniedSince when SageMaker first denied the question; null when it did not
/// @param isSecondLook whether it asks again about a job that was not found
/// @param heard the newest change that an event told of, as a timestamp; empty when none did
public record HintState(
    int tries, @Nullable Instant deniedSince, boolean isSecondLook, String heard) {
  public static final HintState NONE = new HintState(0, null, false, "");

  /// What two hints about the same job have waited together: the longer, and both their causes.
  public HintState and(HintState other) {
    return new HintState(
        Math.max(tries, other.tries),
        earlier(deniedSince, other.deniedSince),
        isSecondLook || other.isSecondLook,
        heard.compareTo(other.heard) > 0 ? heard : other.heard);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /// The same after being put off once more, for another reason than a denial.
  public HintState longer() {
    return new HintState(tries + 1, null, isSecondLook, heard);
  }

  /// The same after being denied at this time.
  public HintState denied(Instant now) {
    return new HintState(tries + 1, deniedSince == null ? now : deniedSince, isSecondLook, heard);
  }

  /// The wait for the second look at a job that was not found.
  public HintState forASecondLook() {
    return new HintState(0, null, true, heard);
  }

  /// The same with a change that an event told of.
  public HintState hearing(String modified) {
    return and(new HintState(0, null, false, modified));
  }
}
