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

/// One partition of an index: jobs that DynamoDB stores together, sorted by position.
///
/// @param key a value for each attribute of the index's partition key, in the key's order
public record Partition(Index index, List<AttributeValue> key) {
  /// @throws IllegalArgumentException if the key has not as many values as the index's partition
  /// key has attributes
  public Partition {
    key = List.copyOf(key);
    if (key.size() != index.partitionKeys().size()) {
      throw new IllegalArgumentException(
          "index %s needs one value for each of %s, had %s"
              .formatted(index, index.partitionKeys(), key));
    }
  }

  /// The partitions that hold all jobs.
  public static List<Partition> recent() {
    return shards().map(shard -> new Partition(Index.RECENT, List.of(shard))).toList();
  }

  /// The partitions that hold the jobs with this status.
  public static List<Partition> byStatus(String status) {
    AttributeValue first = AttributeValue.fromS(status);
    return shards().map(shard -> new Partition(Index.BY_STATUS, List.of(first, shard))).toList();
  }

  /// The partition that holds the jobs of this account and Region.
  public static Partition byAccount(AccountRegion accountRegion) {
    return new Partition(
        Index.BY_ACCOUNT,
        List.of(
            AttributeValue.fromS(accountRegion.accountId()),
            AttributeValue.fromS(accountRegion.region())));
  }

  /// The partition that holds the training jobs of a tuning job.
  ///
  /// @param tuningJobArn in any case
  public static Partition byTuningJob(String tuningJobArn) {
    String arn = tuningJobArn.toLowerCase(Locale.ROOT);
    return new Partition(Index.BY_TUNING_JOB, List.of(AttributeValue.fromS(arn)));
  }

  /// The query for the part of a range that lies in this partition. The response may contain jobs
  /// of one millisecond after the end of the range ([TimeRange#extendedAtEnd]).
  ///
  /// @param start the last evaluated key of the previous response, or a [#startKey]; null to start
  /// at the beginning
  QueryRequest query(
      String tableName, IndexRange range, @Nullable Map<String, AttributeValue> start, int limit) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      // Placeholders for all names, because `shard` is a reserved word.
      names.put("#k" + i, index.partitionKeys().get(i).id());
      values.put(":k" + i, key.get(i));
      conditions.add("#k%d = :k%d".formatted(i, i));
    }
    TimeRange times = range.times().extendedAtEnd(range.order());
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
        .scanIndexForward(range.order().isForward())
        .limit(limit)
        .returnConsumedCapacity(ReadMeter.DETAIL)
        .build();
  }

  /// The exclusive start key for a query that continues after this position.
  ///
  /// DynamoDB accepts any key that the partition could contain; no item needs to have it.
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
