package dev.trainspotter.sql.read;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Planner;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.pushdown.Need;
import dev.trainspotter.sql.table.JobAppender;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/// Reads the jobs that one reference needs, and appends them to its table.
///
/// Partitions are read at the same time and appended by the calling thread. A job whose status
/// changes while it is read can be in two of them; it is appended once.
public final class RowLoad {
  private static final int BATCH = 100;

  /// More entries than a page of DynamoDB can hold, so that each page is as long as it can be.
  private static final int PAGE = 10_000;

  private final CatalogReader reader;
  private final Meter meter;
  private final Need need;
  private final Set<Position> seen = new HashSet<>();

  /// @param reader counts the read units for the meter
  public RowLoad(CatalogReader reader, Meter meter, Need need) {
    this.reader = reader;
    this.meter = meter;
    this.need = need;
  }

  /// The index range that is read.
  public static IndexRange range(CatalogReader reader, Need need) {
    Need.First first = need.first();
    Order order = first == null ? Order.NEWEST_FIRST : first.order();
    return new Planner(reader).plan(need.wanted(), order);
  }

  /// Whether the rows themselves are read, because the indexes lack some of their columns.
  public static boolean isWhole(Need need) {
    return !Index.CARRIED.containsAll(need.columns());
  }

  /// Reads the jobs and appends them.
  ///
  /// @param columns the columns of the reference's table, in their order
  /// @throws BudgetExceededException when they cost more than the statement may
  /// @throws SQLException when the engine cannot take them
  public void into(Engine engine, int reference, Collection<Column> columns) throws SQLException {
    IndexRange range = range(reader, need);
    try (JobAppender appender = new JobAppender(engine, reference, columns)) {
      Need.First first = need.first();
      if (first == null) {
        appendAll(range, appender);
      } else {
        appendFirst(range, first.rows(), appender);
      }
    }
  }

  private void appendAll(IndexRange range, JobAppender appender) throws SQLException {
    List<PartitionReads.Reading> readings =
        range.partitions().stream()
            .map(p -> new IndexRange(List.of(p), range.times(), range.order()))
            .<PartitionReads.Reading>map(part -> sink -> read(part, sink))
            .toList();
    boolean mayRepeat = range.partitions().stream().anyMatch(p -> p.index() == Index.BY_STATUS);
    try (PartitionReads reads = new PartitionReads(readings)) {
      for (List<StoredJob> batch = reads.next(); !batch.isEmpty(); batch = reads.next()) {
        for (StoredJob stored : batch) {
          if (!mayRepeat || seen.add(stored.position())) {
            appender.append(stored.job());
          }
        }
      }
    }
  }

  /// Reads one partition to its end.
  private void read(IndexRange partition, PartitionReads.Sink sink) throws InterruptedException {
    IndexScan scan = reader.scan(partition, null);
    for (List<StoredJob> batch = next(scan, BATCH, _ -> PAGE);
        !batch.isEmpty();
        batch = next(scan, BATCH, _ -> PAGE)) {
      sink.put(rows(batch));
    }
  }

  /// Reads in the order of the range until enough rows meet the conditions.
  private void appendFirst(IndexRange range, long most, JobAppender appender) throws SQLException {
    IndexScan scan = reader.scan(range, null);
    Predicate<TrainingJob> isNeeded = need.wanted().test();
    long read = 0;
    long found = 0;
    while (found < most) {
      long missing = most - found;
      long likely = Math.max(1, read) / Math.max(1, found);
      List<StoredJob> batch =
          next(
              scan,
              (int) Math.min(BATCH, missing),
              taken -> Math.clamp((missing - taken) * likely, 1, PAGE));
      if (batch.isEmpty()) {
        return;
      }
      read += batch.size();
      for (StoredJob stored : rows(batch)) {
        if (isNeeded.test(stored.job())) {
          appender.append(stored.job());
          found++;
        }
      }
    }
  }

  /// The next entries of a scan; empty at its end.
  ///
  /// @param wanted how many entries the scan shall expect to be taken, by how many were
  private static List<StoredJob> next(IndexScan scan, int most, IntUnaryOperator wanted) {
    List<StoredJob> batch = new ArrayList<>(most);
    while (batch.size() < most) {
      StoredJob entry = scan.next(wanted.applyAsInt(batch.size()));
      if (entry == null) {
        return batch;
      }
      batch.add(entry);
    }
    return batch;
  }

  private List<StoredJob> rows(List<StoredJob> entries) {
    meter.add(entries.size());
    return isWhole(need)
        ? reader.rows(entries.stream().map(StoredJob::position).toList())
        : entries;
  }
}
