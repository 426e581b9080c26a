package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.TableNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads rows by job, rows by position, and ranges of an index.
public final class CatalogReader {
  private final DynamoDbClient dynamo;
  private final String tableName;
  private final AccountRegions accountRegions;
  private final RowParts parts;
  private final ReadMeter meter;
  private final IncompleteRows incomplete = new IncompleteRows();
  private final FullRows rows;

  /// A reader of the tables with these names.
  public CatalogReader(DynamoDbClient dynamo, TableNames names) {
    this(
        dynamo,
        names.catalog(),
        new AccountRegions(Items.client(dynamo), names.state()),
        new RowParts(Items.client(dynamo), names.state()),
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
    this.rows = new FullRows(dynamo, tableName, parts, meter, incomplete);
  }

  /// A reader of the same tables that adds the read units of its reads to this meter, and has its
  /// own [#incompleteRows].
  public CatalogReader measuredBy(ReadMeter other) {
    return new CatalogReader(dynamo, tableName, accountRegions, parts, other);
  }

  /// The newest generation of this job, read consistently; null if there is no row.
  public @Nullable TrainingJob find(TrainingJobArn arn) {
    return rows.newest(arn.key(), TimeRange.ALL);
  }

  /// The generation of this job with this creation time, read consistently; null if there is no
  /// row.
  ///
  /// A time without a fraction also finds a generation of the same second, because consoles show
  /// no fraction. Two generations are never less than a second apart.
  ///
  /// @param creationTime null for the newest generation
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

  /// The whole rows at these positions, in the positions' order, without positions that have no
  /// row.
  ///
  /// @param positions at most 100
  public List<StoredJob> rows(List<Position> positions) {
    return positions.isEmpty() ? List.of() : rows.at(positions);
  }

  /// The rows that this reader has returned without some of their columns.
  public IncompleteRows incompleteRows() {
    return incomplete;
  }

  /// A scan of this range, which reads on demand.
  ///
  /// @param after the scan starts after this position; null to start at the beginning
  public IndexScan scan(IndexRange range, @Nullable Position after) {
    return new IndexScan(
        range.partitions().stream()
            .map(p -> new PartitionScan(dynamo, tableName, p, range, after, meter))
            .toList(),
        range.order());
  }

  /// The read units used so far.
  public double readUnits() {
    return meter.units();
  }

  /// Counts rows that were examined for a response.
  ///
  /// The caller counts: only it knows which of the rows it has read may show in its figures.
  public void addRowsExamined(long rows) {
    meter.addRowsExamined(rows);
  }

  /// All accounts and Regions that have, or ever had, a row, in order.
  public List<AccountRegion> accountRegions() {
    return accountRegions.all(meter);
  }

  /// The Regions in which this account has, or ever had, a row, in order.
  public List<AccountRegion> accountRegions(String accountId) {
    return accountRegions.of(accountId, meter);
  }
}
