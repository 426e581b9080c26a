package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.table.ItemSize;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads the entries of one partition of an index range, in the range's order and on demand.
final class PartitionScan {
  /// How many entries of a response are measured.
  private static final int SAMPLE = 20;

  private final DynamoDbClient dynamo;
  private final String tableName;
  private final Partition partition;
  private final IndexRange range;
  private final Predicate<Position> isInTimes;
  private final ReadMeter meter;
  private final Queue<StoredJob> entries = new ArrayDeque<>();
  private @Nullable Map<String, AttributeValue> start;
  private boolean isOpen;
  private int read;
  private long bytes;

  /// @param after the scan starts after this position; null to start at the beginning
  PartitionScan(
      DynamoDbClient dynamo,
      String tableName,
      Partition partition,
      IndexRange range,
      @Nullable Position after,
      ReadMeter meter) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.partition = partition;
    this.range = range;
    this.isInTimes = range.times().test();
    this.meter = meter;
    this.start = after != null && isInTimes.test(after) ? partition.startKey(after) : null;
    this.isOpen =
        !range.times().isEmpty()
            && (after == null || start != null || range.times().isAfter(after, range.order()));
  }

  /// Reads up to this many more entries in one query.
  void read(int limit) {
    QueryRequest request = partition.query(tableName, range, start, limit);
    QueryResponse response = dynamo.query(request);
    meter.add(response.consumedCapacity());
    isOpen = response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
    for (Map<String, AttributeValue> item : response.items()) {
      StoredJob entry = StoredJob.of(item);
      if (isInTimes.test(entry.position())) {
        entries.add(entry);
      } else {
        isOpen = false;
      }
      read++;
    }
    bytes += size(response.items());
    start = isOpen ? response.lastEvaluatedKey() : null;
  }

  /// About the size of these entries: the first ones stand for all.
  private static long size(List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> sample = items.subList(0, Math.min(SAMPLE, items.size()));
    long size = sample.stream().mapToLong(ItemSize::of).sum();
    return size * items.size() / Math.max(1, sample.size());
  }

  /// Whether a read must show if there is a next entry.
  boolean mustRead() {
    return entries.isEmpty() && isOpen;
  }

  /// The next entry; null if it has not been read yet or there is none.
  @Nullable StoredJob peek() {
    return entries.peek();
  }

  /// Removes the next entry.
  void remove() {
    entries.remove();
  }

  /// The number of entries read so far.
  int entriesRead() {
    return read;
  }

  /// About the size of the entries read so far, as DynamoDB counts it.
  long bytesRead() {
    return bytes;
  }
}
