package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import org.jspecify.annotations.Nullable;

/// A fingerprint of the values that `Search` can return of a job. Reconciliation compares it to
/// see, without reading the row, whether the row still equals what SageMaker returns.
///
/// The fingerprint of a row that no description has reached begins with a mark, so that it equals
/// none of `Search` and the row is found again in an index.
public final class Digest {
  private static final String NOT_DESCRIBED = "not-described ";

  private Digest() {}

  /// The fingerprint that is stored with a row.
  public static String ofRow(TrainingJob job) {
    boolean isDescribed = ObservedBy.DESCRIBE.id().equals(job.text(Column.OBSERVED_BY));
    return isDescribed ? ofSearch(job) : NOT_DESCRIBED + ofSearch(job);
  }

  /// The fingerprint of what a record of `Search` shows.
  public static String ofSearch(TrainingJob job) {
    return ContentHash.of(job.columns(), Digest::isShown);
  }

  /// Whether the row with this fingerprint was described; null when it has none.
  public static boolean isDescribed(@Nullable String digest) {
    return digest != null && !digest.startsWith(NOT_DESCRIBED);
  }

  private static boolean isShown(String id) {
    Column column = Column.find(id);
    return column != null && column.isInSearch();
  }
}
