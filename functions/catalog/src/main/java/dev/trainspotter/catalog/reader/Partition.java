package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.TableShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One partition of an index: jobs that DynamoDB keeps together in the order of their positions.
///
/// @param key a value for each attribute of the index's partition key, in the key's order
public record Partition(Index index, List<AttributeValue> key) {
  /// @throws IllegalArgumentException when the key has more or fewer parts than the index's
  public Partition {
    key = List.copyOf(key);
    if (key.size() != index.partitionKeys().size()) {
      throw new IllegalArgumentException(index + " is not keyed by " + key);
    }
  }

  /// Every job.
  public static List<Partition> recent() {
    return shards().map(shard -> new Partition(Index.RECENT, List.of(shard))).toList();
  }

  /// The jobs of this status.
  public static List<Partition> byStatus(String status) {
    AttributeValue first = AttributeValue.fromS(status);
    return shards().map(shard -> new Partition(Index.BY_STATUS, List.of(first, shard))).toList();
  }

  /// The jobs of this account in this Region.
  public static Partition byAccount(AccountRegion accountRegion) {
    return new Partition(
        Index.BY_ACCOUNT,
        List.of(
            AttributeValue.fromS(accountRegion.accountId()),
            AttributeValue.fromS(accountRegion.region())));
  }

  /// The children of this tuning job, however its ARN is spelled.
  public static Partition byTuningJob(String tuningJobArn) {
    String arn = tuningJobArn.toLowerCase(Locale.ROOT);
    return new Partition(Index.BY_TUNING_JOB, List.of(AttributeValue.fromS(arn)));
  }

  /// The question for this partition's jobs of a walk, in its order; a few jobs behind the walk's
  /// last creation time may be answered as well.
  ///
  /// @param start what DynamoDB answered as the last key, or [#startKey]; null for the beginning
  QueryRequest query(
      String tableName, IndexRange walk, @Nullable Map<String, AttributeValue> start, int limit) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      // Aliases always: `shard` is a reserved word.
      names.put("#k" + i, index.partitionKeys().get(i).id());
      values.put(":k" + i, key.get(i));
      conditions.add("#k%d = :k%d".formatted(i, i));
    }
    TimeRange times = walk.times().withRoomBehind(walk.order());
    String condition = times.condition("#time");
    if (!condition.isEmpty()) {
      names.put("#time", KeyAttribute.CREATION_TIME.id());
      values.putAll(times.values());
      conditions.add(condition);
    }
    return QueryRequest.builder()
        .tableName(tableName)
        .indexName(index.id())
        .keyConditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .exclusiveStartKey(start)
        .scanIndexForward(walk.order().isForward())
        .limit(limit)
        .returnConsumedCapacity(ReadMeter.DETAIL)
        .build();
  }

  /// The key from which DynamoDB goes on after this position.
  ///
  /// It takes any key that could stand in the partition: the row may be in another one, or gone.
  Map<String, AttributeValue> startKey(Position position) {
    Map<String, AttributeValue> start = new LinkedHashMap<>(position.key());
    for (int i = 0; i < key.size(); i++) {
      start.put(index.partitionKeys().get(i).id(), key.get(i));
    }
    return start;
  }

  private static Stream<AttributeValue> shards() {
    return IntStream.range(0, TableShape.SHARDS)
        .mapToObj(shard -> AttributeValue.fromN(Integer.toString(shard)));
  }
}
