package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Enhanced;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads rows: one job's, or one after the other in the order of their creation.
public final class CatalogReader {
  private final DynamoDbClient dynamo;
  private final String tableName;
  private final AccountRegions accountRegions;
  private final RowParts parts;
  private final ReadMeter meter;
  private final FullRows rows;

  /// A reader of the tables of these names.
  public CatalogReader(DynamoDbClient dynamo, String tableName, String stateTableName) {
    this(
        dynamo,
        tableName,
        new AccountRegions(Enhanced.client(dynamo), stateTableName),
        new RowParts(Enhanced.client(dynamo), stateTableName),
        new ReadMeter());
  }

  private CatalogReader(
      DynamoDbClient dynamo,
      String tableName,
      AccountRegions accountRegions,
      RowParts parts,
      ReadMeter meter) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.accountRegions = accountRegions;
    this.parts = parts;
    this.meter = meter;
    this.rows = new FullRows(dynamo, tableName, parts, meter);
  }

  /// The same reader, with what it reads from now on counted by this meter.
  public CatalogReader measuredBy(ReadMeter other) {
    return new CatalogReader(dynamo, tableName, accountRegions, parts, other);
  }

  /// The newest generation of this job, as it stands now; null when there is no row.
  public @Nullable TrainingJob find(TrainingJobArn arn) {
    return rows.newest(arn.key(), TimeRange.ALL);
  }

  /// The generation of this job that was created then, as it stands now; null when there is none.
  ///
  /// A time without a fraction also finds one of its second: consoles show no fraction, and two
  /// generations are never that close.
  ///
  /// @param creationTime null for the newest
  public @Nullable TrainingJob find(TrainingJobArn arn, @Nullable Instant creationTime) {
    if (creationTime == null) {
      return find(arn);
    }
    TrainingJob exact = rows.at(new Position(Timestamps.format(creationTime), arn.key()));
    boolean isToTheSecond = creationTime.equals(creationTime.truncatedTo(ChronoUnit.SECONDS));
    return exact != null || !isToTheSecond
        ? exact
        : rows.newest(arn.key(), new TimeRange(creationTime, creationTime.plusMillis(999)));
  }

  /// The whole rows at these positions, at most 100, in their order; one that is gone since is left
  /// out.
  public List<TrainingJob> rows(List<Position> positions) {
    return positions.isEmpty() ? List.of() : rows.at(positions);
  }

  /// The jobs of this walk, read while they are taken.
  ///
  /// @param after where to begin; null for the beginning
  public IndexScan entries(IndexRange walk, @Nullable Position after) {
    return new IndexScan(
        walk.partitions().stream()
            .map(p -> new PartitionScan(dynamo, tableName, p, walk, after, meter))
            .toList(),
        walk.order());
  }

  /// What was read so far costs so many read units.
  public double readUnits() {
    return meter.units();
  }

  /// Every account and Region that jobs were ever heard of from, in order.
  public List<AccountRegion> accountRegions() {
    return accountRegions.all(meter);
  }

  /// Every Region that jobs of this account were ever heard of from, in order.
  public List<AccountRegion> accountRegions(String accountId) {
    return accountRegions.of(accountId, meter);
  }
}
