package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads whole rows by their keys and puts oversize rows together from their parts.
final class FullRows {
  private static final int TRIES = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final DynamoDbClient dynamo;
  private final String tableName;
  private final RowParts parts;
  private final ReadMeter meter;
  private final IncompleteRows incomplete;

  /// @param incomplete receives the rows that are read without some of their columns
  FullRows(
      DynamoDbClient dynamo,
      String tableName,
      RowParts parts,
      ReadMeter meter,
      IncompleteRows incomplete) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.parts = parts;
    this.meter = meter;
    this.incomplete = incomplete;
  }

  /// The newest generation created in these times, read consistently; null if there is none.
  ///
  /// @param arn in lower case
  @Nullable TrainingJob newest(String arn, TimeRange times) {
    return whole(() -> newestItem(arn, times));
  }

  /// The row at this position, read consistently; null if there is none.
  @Nullable TrainingJob at(Position position) {
    return whole(() -> item(position));
  }

  /// The rows at these positions, in the positions' order, without positions that have no row.
  ///
  /// Reads with eventual consistency, which costs half as many read units as [#at].
  ///
  /// @param positions at most 100
  List<StoredJob> at(List<Position> positions) {
    Map<Position, Map<String, AttributeValue>> found = new HashMap<>();
    List<Map<String, AttributeValue>> left = positions.stream().map(Position::key).toList();
    Duration pause = FIRST_PAUSE;
    for (int i = 0; !left.isEmpty(); i++) {
      if (i == TRIES) {
        throw new BusyTableException(
            "DynamoDB left %d rows unread in %d attempts".formatted(left.size(), TRIES));
      }
      if (i > 0) {
        pause(pause);
        pause = pause.multipliedBy(2);
      }
      left = batch(left, found);
    }
    // An eventually consistent read can miss a new row, so a missing one is read consistently.
    return positions.stream()
        .map(position -> stored(found.get(position), () -> item(position)))
        .filter(Objects::nonNull)
        .toList();
  }

  /// Reads one batch; returns the keys that DynamoDB left unprocessed.
  private List<Map<String, AttributeValue>> batch(
      List<Map<String, AttributeValue>> keys, Map<Position, Map<String, AttributeValue>> found) {
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).build();
    BatchGetItemResponse response =
        dynamo.batchGetItem(
            r ->
                r.requestItems(Map.of(tableName, wanted)).returnConsumedCapacity(ReadMeter.DETAIL));
    response.consumedCapacity().forEach(meter::add);
    for (Map<String, AttributeValue> item :
        response.responses().getOrDefault(tableName, List.of())) {
      found.put(Position.of(item), item);
    }
    KeysAndAttributes left = response.unprocessedKeys().get(tableName);
    return left == null ? List.of() : left.keys();
  }

  private @Nullable Map<String, AttributeValue> newestItem(String arn, TimeRange times) {
    Map<String, String> names = new HashMap<>(Map.of("#arn", KeyAttribute.ARN.id()));
    Map<String, AttributeValue> values = new HashMap<>(times.values());
    values.put(":arn", AttributeValue.fromS(arn));
    String condition = times.condition("#time");
    if (!condition.isEmpty()) {
      names.put("#time", KeyAttribute.CREATION_TIME.id());
    }
    QueryResponse response =
        dynamo.query(
            r ->
                r.tableName(tableName)
                    .keyConditionExpression(
                        condition.isEmpty() ? "#arn = :arn" : "#arn = :arn AND " + condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(1)
                    .consistentRead(true)
                    .returnConsumedCapacity(ReadMeter.DETAIL));
    meter.add(response.consumedCapacity());
    return response.items().isEmpty() ? null : response.items().getFirst();
  }

  private @Nullable Map<String, AttributeValue> item(Position position) {
    GetItemResponse response =
        dynamo.getItem(
            r ->
                r.tableName(tableName)
                    .key(position.key())
                    .consistentRead(true)
                    .returnConsumedCapacity(ReadMeter.DETAIL));
    meter.add(response.consumedCapacity());
    return response.hasItem() ? response.item() : null;
  }

  private @Nullable TrainingJob whole(Supplier<@Nullable Map<String, AttributeValue>> read) {
    StoredJob stored = stored(null, read);
    return stored == null ? null : stored.job();
  }

  /// The row in this item and its parts; null if the item does not exist.
  ///
  /// If parts are missing or damaged, the item is read again, because it may have been replaced.
  /// Parts are deleted only after their item has been replaced. So if the item has not changed, its
  /// parts are lost, and the row is returned without their columns.
  ///
  /// @param item null if it has not been read yet
  /// @param read reads the item
  private @Nullable StoredJob stored(
      @Nullable Map<String, AttributeValue> item,
      Supplier<@Nullable Map<String, AttributeValue>> read) {
    @Nullable Map<String, AttributeValue> previous = null;
    for (int i = 1; ; i++) {
      Map<String, AttributeValue> current = item != null ? item : read.get();
      if (current == null) {
        return null;
      }
      UnpackedItem row = UnpackedItem.of(current, parts.find(current, meter));
      if (row.missing().isEmpty()) {
        return StoredJob.of(row.item());
      }
      if (i == TRIES || (previous != null && isSameVersion(previous, current))) {
        incomplete.add(Position.of(current), row.missing());
        return StoredJob.of(row.item());
      }
      previous = current;
      item = null;
    }
  }

  private static boolean isSameVersion(
      Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return Objects.equals(one.get(Packing.PACKED_VERSION), other.get(Packing.PACKED_VERSION));
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for DynamoDB", e);
    }
  }
}
