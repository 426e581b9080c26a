package dev.trainspotter.ingest.reconcile.shared;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of jobs that run, of all accounts and Regions, during one run.
///
/// Their index is ordered by status, so reading the rows of one account reads those of all. They
/// are therefore read once for all accounts and Regions that are compared within some seconds.
public final class RunningRows {
  /// The statuses of running jobs.
  public static final List<String> STATUSES =
      Arrays.stream(KnownStatus.values())
          .filter(KnownStatus::isTransient)
          .map(KnownStatus::text)
          .toList();

  /// Rows are no older when they are compared: each job that ended meanwhile costs a hint.
  static final Duration LONGEST = Duration.ofSeconds(20);

  private final CatalogReader reader;
  private final InstantSource clock;
  private Map<AccountRegion, List<StoredJob>> rows = Map.of();
  private @Nullable Instant readAt;

  /// Reads nothing yet.
  public RunningRows(CatalogReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /// The rows of one account and Region. Threads that need them anew wait for a single reading.
  public synchronized List<StoredJob> of(AccountRegion accountRegion) {
    Instant now = clock.instant();
    if (readAt == null || !now.isBefore(readAt.plus(LONGEST))) {
      rows = Map.of();
      rows = read();
      readAt = now;
    }
    return rows.getOrDefault(accountRegion, List.of());
  }

  private Map<AccountRegion, List<StoredJob>> read() {
    List<Partition> partitions =
        STATUSES.stream().flatMap(status -> Partition.byStatus(status).stream()).toList();
    IndexScan scan = reader.scan(IndexRange.of(partitions), null);
    Map<AccountRegion, List<StoredJob>> found = new HashMap<>();
    for (@Nullable StoredJob row = scan.next(JobSearch.PAGE);
        row != null;
        row = scan.next(JobSearch.PAGE)) {
      AccountRegion place =
          new AccountRegion(
              String.valueOf(row.job().text(Column.ACCOUNT_ID)),
              String.valueOf(row.job().text(Column.REGION)));
      found.computeIfAbsent(place, _ -> new ArrayList<>()).add(row);
    }
    return found;
  }
}
