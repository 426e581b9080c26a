package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.ItemSize;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The entries of one partition of an index in a walk's order, read as far as somebody asked.
final class PartitionScan {
  private final DynamoDbClient dynamo;
  private final String tableName;
  private final Partition partition;
  private final IndexRange walk;
  private final ReadMeter meter;
  private final Queue<Entry> entries = new ArrayDeque<>();
  private @Nullable Map<String, AttributeValue> start;
  private boolean isOpen;
  private int read;
  private long bytes;

  /// One row as the index shows it.
  ///
  /// @param job only the columns that the index carries
  record Entry(Position position, TrainingJob job) {}

  /// All entries after this position; null for all there are.
  PartitionScan(
      DynamoDbClient dynamo,
      String tableName,
      Partition partition,
      IndexRange walk,
      @Nullable Position after,
      ReadMeter meter) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.partition = partition;
    this.walk = walk;
    this.meter = meter;
    this.isOpen = !walk.times().isEmpty() && (after == null || isBefore(after, walk));
    this.start = after != null && walk.times().contains(after) ? partition.startKey(after) : null;
  }

  /// Whether any job of the walk may come after this position.
  private static boolean isBefore(Position position, IndexRange walk) {
    return walk.times().contains(position) || walk.times().follow(position, walk.order());
  }

  /// Reads up to so many more entries, in one query.
  void read(int limit) {
    QueryRequest request = partition.query(tableName, walk, start, limit);
    QueryResponse answer = dynamo.query(request);
    meter.add(answer.consumedCapacity());
    isOpen = answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty();
    for (Map<String, AttributeValue> item : answer.items()) {
      Position position = Position.of(item);
      if (walk.times().contains(position)) {
        entries.add(new Entry(position, VisibleColumns.of(item)));
      } else {
        isOpen = false;
      }
      bytes += ItemSize.of(item);
      read++;
    }
    start = isOpen ? answer.lastEvaluatedKey() : null;
  }

  /// Whether the next entry, if there is one, has yet to be read.
  boolean isDry() {
    return entries.isEmpty() && isOpen;
  }

  /// The next entry; null when it has yet to be read or there is none.
  @Nullable Entry peek() {
    return entries.peek();
  }

  /// Takes the next entry away.
  void remove() {
    entries.remove();
  }

  /// How many entries were read so far.
  int entriesRead() {
    return read;
  }

  /// How many bytes they have, as DynamoDB counts.
  long bytesRead() {
    return bytes;
  }
}
