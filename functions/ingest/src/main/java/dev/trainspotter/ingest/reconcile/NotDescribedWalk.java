package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.catalog.table.Digest;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends the hints for which there was no room: goes through the rows, oldest first, for as long
/// as the backlog queue has room.
final class NotDescribedWalk {
  /// The cause when the backlog queue holds enough hints.
  static final String BACKLOG_FULL = "backlog-full";

  private final Walk walk;

  NotDescribedWalk(Walk walk) {
    this.walk = walk;
  }

  String run() {
    IndexRange range =
        new IndexRange(
            List.of(Partition.byAccount(walk.accountRegion())),
            new TimeRange(walk.checkpoint().pass().next(), null),
            Order.OLDEST_FIRST);
    StoredRange rows = new StoredRange(walk.reader().scan(range, null));
    int taken = 0;
    for (@Nullable StoredJob row = rows.take(); row != null; row = rows.take()) {
      boolean isWaiting =
          !Digest.isDescribed(row.digest()) && row.job().get(Column.DELETED_AT) == null;
      if (isWaiting && !walk.findings().addNotDescribed(row)) {
        stopAt(row);
        return BACKLOG_FULL;
      }
      taken++;
      if (taken % JobSearch.PAGE == 0) {
        stopAt(row);
        if (walk.isOver()) {
          return Cause.NO_TURN.id();
        }
      }
    }
    walk.flush();
    return Walk.ENDED;
  }

  private void stopAt(StoredJob row) {
    walk.flush();
    Instant created = Timestamps.parse(row.position().creationTime());
    walk.checkpoint().move(walk.checkpoint().pass().doneUntil(created));
  }
}
