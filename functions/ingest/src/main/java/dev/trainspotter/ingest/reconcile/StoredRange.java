package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one range, oldest first, read on demand and piece by piece.
final class StoredRange {
  private final IndexScan scan;
  private @Nullable StoredJob ahead;
  private boolean isStarted;

  StoredRange(IndexScan scan) {
    this.scan = scan;
  }

  /// The next rows that were created before this time; null for all that are left.
  ///
  /// @param end in the catalog's spelling
  List<StoredJob> takeBefore(@Nullable String end) {
    if (!isStarted) {
      isStarted = true;
      ahead = scan.next(JobSearch.PAGE);
    }
    List<StoredJob> rows = new ArrayList<>();
    while (ahead != null && (end == null || ahead.position().creationTime().compareTo(end) < 0)) {
      rows.add(ahead);
      ahead = scan.next(JobSearch.PAGE);
    }
    return rows;
  }

  /// The next row; null when there is none left.
  @Nullable StoredJob take() {
    if (!isStarted) {
      isStarted = true;
      ahead = scan.next(JobSearch.PAGE);
    }
    StoredJob row = ahead;
    ahead = row == null ? null : scan.next(JobSearch.PAGE);
    return row;
  }
}
