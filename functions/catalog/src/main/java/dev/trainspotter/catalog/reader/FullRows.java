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

/// Whole rows by their keys, oversize ones put together again.
final class FullRows {
  private static final int TRIES = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final DynamoDbClient dynamo;
  private final String tableName;
  private final RowParts parts;
  private final ReadMeter meter;

  FullRows(DynamoDbClient dynamo, String tableName, RowParts parts, ReadMeter meter) {
    this.dynamo = dynamo;
    this.tableName = tableName;
    this.parts = parts;
    this.meter = meter;
  }

  /// The newest generation of this ARN in lower case that was created then, as it stands now; null
  /// when there is none.
  @Nullable TrainingJob newest(String arn, TimeRange times) {
    return whole(null, () -> newestItem(arn, times));
  }

  /// The row at this position as it stands now; null when there is none.
  @Nullable TrainingJob at(Position position) {
    return whole(null, () -> item(position));
  }

  /// The rows at these positions, at most 100, in their order, at half the price of [#at]; one
  /// that is gone since is left out.
  List<TrainingJob> at(List<Position> positions) {
    Map<Position, Map<String, AttributeValue>> found = new HashMap<>();
    List<Map<String, AttributeValue>> left = positions.stream().map(Position::key).toList();
    Duration pause = FIRST_PAUSE;
    for (int i = 0; !left.isEmpty(); i++) {
      if (i == TRIES) {
        throw new BusyTableException(
            "%d rows were not answered in %d tries".formatted(left.size(), TRIES));
      }
      if (i > 0) {
        pause(pause);
        pause = pause.multipliedBy(2);
      }
      left = batch(left, found);
    }
    // A row that was not found may only be too new for an eventually consistent answer.
    return positions.stream()
        .map(position -> whole(found.get(position), () -> item(position)))
        .filter(Objects::nonNull)
        .toList();
  }

  /// The keys that DynamoDB left for another time.
  private List<Map<String, AttributeValue>> batch(
      List<Map<String, AttributeValue>> keys, Map<Position, Map<String, AttributeValue>> found) {
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).build();
    BatchGetItemResponse answer =
        dynamo.batchGetItem(
            r ->
                r.requestItems(Map.of(tableName, wanted)).returnConsumedCapacity(ReadMeter.DETAIL));
    answer.consumedCapacity().forEach(meter::add);
    for (Map<String, AttributeValue> item : answer.responses().getOrDefault(tableName, List.of())) {
      found.put(Position.of(item), item);
    }
    KeysAndAttributes left = answer.unprocessedKeys().get(tableName);
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
    QueryResponse answer =
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
    meter.add(answer.consumedCapacity());
    return answer.items().isEmpty() ? null : answer.items().getFirst();
  }

  private @Nullable Map<String, AttributeValue> item(Position position) {
    GetItemResponse answer =
        dynamo.getItem(
            r ->
                r.tableName(tableName)
                    .key(position.key())
                    .consistentRead(true)
                    .returnConsumedCapacity(ReadMeter.DETAIL));
    meter.add(answer.consumedCapacity());
    return answer.hasItem() ? answer.item() : null;
  }

  /// The row that this item and its parts make.
  ///
  /// @param item null when it has yet to be read
  /// @param again reads the item anew: when parts are gone it has been rewritten
  private @Nullable TrainingJob whole(
      @Nullable Map<String, AttributeValue> item,
      Supplier<@Nullable Map<String, AttributeValue>> again) {
    for (int i = 0; i < TRIES; i++) {
      Map<String, AttributeValue> current = item != null ? item : again.get();
      if (current == null) {
        return null;
      }
      List<byte[]> found = parts.find(current, meter);
      if (found != null) {
        return VisibleColumns.of(new Packing(current, found).unpacked());
      }
      item = null;
    }
    throw new IllegalStateException("a row was rewritten %d times in a row".formatted(TRIES));
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
