package dev.trainspotter.ingest.hint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a hint carries from one attempt to refresh its job to the next.
///
/// @param tries how often the hint was deferred
/// @param deniedSince when SageMaker began to deny the requests; null when the last was not denied
/// @param isAfterNotFound whether SageMaker did not find the job and is being asked once more
/// @param newestChange the newest last-modified time among the job's events, as a timestamp; empty
///     when there was no event
public record HintState(
    int tries, @Nullable Instant deniedSince, boolean isAfterNotFound, String newestChange) {
  /// The state of a hint that was never deferred.
  public static final HintState NEW = new HintState(0, null, false, "");

  /// The state of two hints about the same job: the most tries, the earliest denial, the newest
  /// change.
  public HintState merge(HintState other) {
    return new HintState(
        Math.max(tries, other.tries),
        earlier(deniedSince, other.deniedSince),
        isAfterNotFound || other.isAfterNotFound,
        newestChange.compareTo(other.newestChange) > 0 ? newestChange : other.newestChange);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /// The state after one more deferral for another cause than a denial.
  public HintState deferred() {
    return new HintState(tries + 1, null, isAfterNotFound, newestChange);
  }

  /// The state after one more deferral because SageMaker denied the request at this time.
  public HintState denied(Instant now) {
    Instant since = deniedSince == null ? now : deniedSince;
    return new HintState(tries + 1, since, isAfterNotFound, newestChange);
  }

  /// The state for the one request that follows when SageMaker did not find the job.
  public HintState afterNotFound() {
    return new HintState(0, null, true, newestChange);
  }

  /// The state with an event's last-modified time taken into account.
  public HintState withChange(String lastModified) {
    return merge(new HintState(0, null, false, lastModified));
  }
}
