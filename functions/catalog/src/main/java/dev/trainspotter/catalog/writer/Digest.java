package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.TrainingJob;

/// A fingerprint of the values that `Search` can return of a job. Reconciliation compares it to
/// see, without reading the row, whether the row still equals what SageMaker returns.
final class Digest {
  private Digest() {}

  static String of(TrainingJob job) {
    return ContentHash.of(job.columns(), Digest::isShown);
  }

  private static boolean isShown(String id) {
    Column column = Column.find(id);
    return column != null && column.isInSearch();
  }
}
