package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a job began and, as far as its row tells, when it was over.
///
/// @param hasEnded whether its status is one of those in which a job does nothing any more
/// @param ends when it may have been over, the best word first; empty while it goes on
/// @param deleted when SageMaker was first seen not to know it any more; null while it does
record Life(Instant created, boolean hasEnded, List<Instant> ends, @Nullable Instant deleted) {
  static Life of(TrainingJob job) {
    KnownStatus status = KnownStatus.find(job.text(Column.TRAINING_JOB_STATUS));
    boolean hasEnded = status != null && status.hasEnded();
    Stream<Column> words =
        hasEnded
            ? Stream.of(Column.TRAINING_END_TIME, Column.LAST_MODIFIED_TIME, Column.OBSERVED_AT)
            : Stream.of(Column.DELETED_AT);
    return new Life(
        Timestamps.parse(String.valueOf(job.text(Column.CREATION_TIME))),
        hasEnded,
        words.flatMap(column -> time(job, column)).toList(),
        time(job, Column.DELETED_AT).findFirst().orElse(null));
  }

  /// Where a phase ends whose end SageMaker did not tell and that nothing follows; null when it
  /// still goes on.
  @Nullable Instant endOf(Instant start) {
    if (ends.isEmpty()) {
      return null;
    }
    return ends.stream().filter(end -> !end.isBefore(start)).findFirst().orElse(start);
  }

  private static Stream<Instant> time(TrainingJob job, Column column) {
    return Stream.ofNullable(job.text(column)).map(Timestamps::parse);
  }
}
