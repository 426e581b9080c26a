package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.PartitionEntries.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads rows: one job's, or pages of them in the order of their creation, the newest first.
public final class CatalogReader {
  /// Rows may be large: only so many are in memory at a time.
  private static final int ROWS_AT_ONCE = 25;

  private final DynamoDbClient dynamo;
  private final String tableName;
  private final StateTable state;
  private final ReadMeter meter;
  private final FullRows rows;

  /// A reader of the tables of these names.
  public CatalogReader(DynamoDbClient dynamo, String tableName, String stateTableName) {
    this(
        dynamo,
        tableName,
        new StateTable(Enhanced.client(dynamo), stateTableName),
        new ReadMeter());
  }

  private CatalogReader(
      DynamoDbClient dynamo, String tableName, StateTable state, ReadMeter meter) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.state = state;
    this.meter = meter;
    this.rows = new FullRows(dynamo, tableName, state, meter);
  }

  /// The same reader, with what it reads from now on counted by this meter.
  public CatalogReader measuredBy(ReadMeter other) {
    return new CatalogReader(dynamo, tableName, state, other);
  }

  /// The newest generation of this job, as it stands now; null when there is no row.
  public @Nullable TrainingJob find(TrainingJobArn arn) {
    return rows.newest(arn.key());
  }

  /// The generation of this job that was created then, as it stands now; null when there is none.
  public @Nullable TrainingJob find(TrainingJobArn arn, Instant creationTime) {
    return rows.at(new Position(Timestamps.format(creationTime), arn.key()));
  }

  /// The whole rows at these positions, in their order, read while the stream is consumed; one
  /// that is gone since is left out.
  public Stream<TrainingJob> rows(List<Position> positions) {
    return positions.stream()
        .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
        .flatMap(window -> rows.at(window).stream());
  }

  /// The newest jobs of these partitions, with the columns that an index carries.
  ///
  /// @param partitions no job may be in two of them
  /// @param after where to begin; null for the newest job
  /// @param limit at least 1; fewer are answered only when there are no more
  public JobPage page(List<Partition> partitions, @Nullable Position after, int limit) {
    MergedEntries entries =
        new MergedEntries(
            partitions.stream()
                .map(p -> new PartitionEntries(dynamo, tableName, p, after, meter))
                .toList());
    List<TrainingJob> jobs = new ArrayList<>();
    @Nullable Position last = null;
    while (jobs.size() < limit) {
      Entry entry = entries.next(limit - jobs.size());
      if (entry == null) {
        return new JobPage(jobs, null, jobs.size());
      }
      jobs.add(entry.job());
      last = entry.position();
    }
    return new JobPage(jobs, entries.hasNext() ? last : null, jobs.size());
  }

  /// Every account and Region that jobs were ever heard of from, in order.
  public List<AccountRegion> accountRegions() {
    return state.accountRegions();
  }
}
