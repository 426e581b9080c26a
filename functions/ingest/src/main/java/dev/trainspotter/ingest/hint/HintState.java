package dev.trainspotter.ingest.hint;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a hint carries from one attempt to refresh its job to the next.
///
/// @param tries how often the hint was deferred
/// @param deniedSince when SageMaker began to deny the requests; null when the last was not denied
/// @param isAfterNotFound whether SageMaker did not find the job and is being asked once more
/// @param waitingSince when the hint was deferred for the first time; null when it never was
/// @param isForTags whether the job is described, and only its tags are still to be listed
/// @param newestChange the newest last-modified time among the job's events, as a timestamp; empty
///     when there was no event
/// @param origin why reconciliation sent the hint; null when it has another origin
/// @param look which of the later looks at a finished job the hint is for; null when for none
public record HintState(
    int tries,
    @Nullable Instant waitingSince,
    @Nullable Instant deniedSince,
    boolean isAfterNotFound,
    boolean isForTags,
    String newestChange,
    @Nullable HintOrigin origin,
    @Nullable Look look) {
  /// The state of a hint that was never deferred.
  public static final HintState NEW = new HintState(0, null, null, false, false, "", null, null);

  /// The state of a hint that reconciliation sends for the first time.
  public static HintState of(HintOrigin origin) {
    return new HintState(0, null, null, false, false, "", origin, null);
  }

  /// The state of a hint for a later look at a finished job.
  public static HintState of(Look look) {
    return new HintState(0, null, null, false, false, "", null, look);
  }

  /// The state of two hints about the same job: the most tries, the longest wait, the earliest
  /// denial, the newest change, the last look. The job is described unless both are only for its
  // tags.
  public HintState merge(HintState other) {
    return new HintState(
        Math.max(tries, other.tries),
        earlier(waitingSince, other.waitingSince),
        earlier(deniedSince, other.deniedSince),
        isAfterNotFound || other.isAfterNotFound,
        isForTags && other.isForTags,
        Collections.max(List.of(newestChange, other.newestChange)),
        origin == null ? other.origin : origin,
        later(look, other.look));
  }

  private static @Nullable Look later(@Nullable Look one, @Nullable Look other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.number() < other.number() ? other : one;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /// The state after one more deferral for another cause than a denial.
  public HintState deferred(Instant now) {
    return new HintState(
        tries + 1,
        since(waitingSince, now),
        null,
        isAfterNotFound,
        isForTags,
        newestChange,
        origin,
        look);
  }

  /// The state after one more deferral because SageMaker denied the request at this time.
  public HintState denied(Instant now) {
    return new HintState(
        tries + 1,
        since(waitingSince, now),
        since(deniedSince, now),
        isAfterNotFound,
        isForTags,
        newestChange,
        origin,
        look);
  }

  /// The state after one more deferral because no request was sent. It does not count as a try.
  public HintState withoutTurn(Instant now) {
    return new HintState(
        tries,
        since(waitingSince, now),
        deniedSince,
        isAfterNotFound,
        isForTags,
        newestChange,
        origin,
        look);
  }

  /// The state for the one request that follows when SageMaker did not find the job.
  public HintState afterNotFound(Instant now) {
    return new HintState(
        0, since(waitingSince, now), null, true, false, newestChange, origin, null);
  }

  /// The same for a job that is described, while its tags are still to be listed.
  public HintState forTags() {
    return new HintState(tries, waitingSince, deniedSince, false, true, newestChange, origin, null);
  }

  /// The same for a job that is to be described again.
  public HintState forDescription() {
    return new HintState(
        tries, waitingSince, deniedSince, isAfterNotFound, false, newestChange, origin, look);
  }

  /// The state with an event's last-modified time taken into account. The event is described too.
  public HintState withChange(String lastModified) {
    return new HintState(
        tries,
        waitingSince,
        deniedSince,
        isAfterNotFound,
        false,
        Collections.max(List.of(newestChange, lastModified)),
        origin,
        look);
  }

  private static Instant since(@Nullable Instant earlier, Instant now) {
    return earlier == null ? now : earlier;
  }
}
