package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a job began and, as far as its row tells, when it was over.
///
/// Events may have changed the row since its history was told: what it says of its status is never
/// older than the history, and may be newer.
///
/// @param hasEnded whether its status is one of those in which a job does nothing any more
/// @param status its secondary status; null when nobody told
/// @param modified since when it has its status
/// @param trainingEnd when its machines were done, its model saved
/// @param observed when SageMaker was asked, or the event was sent
/// @param deleted when SageMaker was first seen not to know it any more; null while it does
record JobLifetime(
    Instant created,
    boolean hasEnded,
    @Nullable String status,
    @Nullable Instant modified,
    @Nullable Instant trainingEnd,
    @Nullable Instant observed,
    @Nullable Instant deleted) {
  static JobLifetime of(TrainingJob job) {
    String secondary = job.text(Column.SECONDARY_STATUS);
    return new JobLifetime(
        Timestamps.parse(String.valueOf(job.text(Column.CREATION_TIME))),
        hasEnded(KnownStatus.find(job.text(Column.TRAINING_JOB_STATUS)), secondary),
        secondary,
        Timestamps.find(job.text(Column.LAST_MODIFIED_TIME)),
        Timestamps.find(job.text(Column.TRAINING_END_TIME)),
        Timestamps.find(job.text(Column.OBSERVED_AT)),
        Timestamps.find(job.text(Column.DELETED_AT)));
  }

  private static boolean hasEnded(@Nullable KnownStatus status, @Nullable String secondary) {
    return status == null
        ? secondary != null && PhaseKind.of(secondary) == PhaseKind.END
        : status.hasEnded();
  }

  /// Where a phase ends whose end SageMaker did not tell and that nothing follows; null when it
  /// still goes on.
  @Nullable Instant endOf(String phase, Instant start) {
    if (hasEnded) {
      return firstFrom(start, trainingEnd, modified, observed);
    }
    return isContradicted(phase, start) ? modified : deletedFrom(start);
  }

  /// Where the time ends that follows the last phase, at the latter's end or behind it; null when
  /// it still goes on.
  @Nullable Instant endBehind(Phase last, Instant covered) {
    if (!hasEnded) {
      return deletedFrom(covered);
    }
    return last.kind() == PhaseKind.END
        ? firstFrom(covered, trainingEnd)
        : firstFrom(covered, trainingEnd, modified);
  }

  /// Whether the job has got another status since a phase of this one began.
  private boolean isContradicted(String phase, Instant start) {
    return status != null && !status.equals(phase) && modified != null && modified.isAfter(start);
  }

  private @Nullable Instant deletedFrom(Instant start) {
    return deleted == null ? null : firstFrom(start, deleted);
  }

  /// The first of these words that is not before the start; the start when none is.
  private static Instant firstFrom(Instant start, @Nullable Instant... words) {
    return Stream.of(words)
        .filter(Objects::nonNull)
        .filter(word -> !word.isBefore(start))
        .findFirst()
        .orElse(start);
  }
}
