package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.TrainingJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some jobs in a row, newest first.
///
/// @param jobs with the columns that an index carries
/// @param next the position after which the next page begins; null when this is the last one
/// @param rowsExamined how many rows were looked at to find these
public record JobPage(List<TrainingJob> jobs, @Nullable Position next, int rowsExamined) {
  /// Keeps its own copy.
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
