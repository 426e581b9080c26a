package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.TrainingJob;

/// A fingerprint of what `Search` can show of a job, so that reconciliation sees without reading
/// the row whether it still says what SageMaker says.
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
