package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a job was created and, as far as its row shows, when it ended.
///
/// Events may have changed the row since its history was read. So the row's status is never older
/// than the history, and may be newer.
///
/// @param hasEnded whether the job will never do anything again
/// @param status the secondary status; null when it is not known
/// @param modified since when the job has this status
/// @param trainingEnd when the instances were released, with the model saved
/// @param observed when SageMaker was asked for the row, or the event was sent
/// @param deleted when SageMaker was first found not to know the job any more; null while it does
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

  /// The end of the last phase when SageMaker gives none; null when the phase still goes on.
  @Nullable Instant endOf(String phase, Instant start) {
    if (hasEnded) {
      return firstFrom(start, trainingEnd, modified, observed);
    }
    return isContradicted(phase, start) ? modified : deletedFrom(start);
  }

  /// The end of the gap after the last phase; null while the job is running.
  ///
  /// @param covered the end of all phases: the gap does not end before it
  @Nullable Instant endAfter(Phase last, Instant covered) {
    if (!hasEnded) {
      return deletedFrom(covered);
    }
    return last.kind() == PhaseKind.END
        ? firstFrom(covered, trainingEnd)
        : firstFrom(covered, trainingEnd, modified);
  }

  /// Whether the job got another status after a phase with this status started.
  private boolean isContradicted(String phase, Instant start) {
    return status != null && !status.equals(phase) && modified != null && modified.isAfter(start);
  }

  private @Nullable Instant deletedFrom(Instant start) {
    return deleted == null ? null : firstFrom(start, deleted);
  }

  /// The first of these times that is not before the start; the start when all are.
  private static Instant firstFrom(Instant start, @Nullable Instant... times) {
    return Stream.of(times)
        .filter(Objects::nonNull)
        .filter(time -> !time.isBefore(start))
        .findFirst()
        .orElse(start);
  }
}
