package dev.trainspotter.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The table in memory does what DynamoDB Local does with the same requests.
class MemoryDynamoTest {
  private static final String IS_NEW = "attribute_not_exists(#arn)";

  private final String table = "catalog-" + UUID.randomUUID();
  private final DynamoDbClient local =
      DynamoDbLocal.shared().client(UrlConnectionHttpClient.create());
  private final MemoryDynamo memory = new MemoryDynamo(Steps.UNDISTURBED);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doesWhatDynamoDbLocalDoes(long seed) {
    local.createTable(TableShape.CATALOG.createTableRequest(table));
    memory.createTable(TableShape.CATALOG.createTableRequest(table));
    Random random = new Random(seed);
    for (int step = 0; step < 150; step++) {
      Function<DynamoDbClient, Object> request = request(random);

      assertThat(answer(memory, request)).as("step %d", step).isEqualTo(answer(local, request));
    }
  }

  private static Object answer(DynamoDbClient client, Function<DynamoDbClient, Object> request) {
    try {
      return request.apply(client);
    } catch (ConditionalCheckFailedException e) {
      return List.of("failed", e.hasItem() ? e.item() : Map.of());
    } catch (TransactionCanceledException e) {
      return e.cancellationReasons().stream().map(reason -> reason.code()).toList();
    }
  }

  private static String job(Random random) {
    return "arn:" + random.nextInt(6);
  }

  private static String time(Random random) {
    return "2026-11-23T14:00:0%d.000Z".formatted(random.nextInt(4));
  }

  private static Map<String, AttributeValue> key(Random random) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put("arn", AttributeValue.fromS(job(random)));
    key.put("creation_time", AttributeValue.fromS(time(random)));
    return key;
  }

  private static Map<String, AttributeValue> item(Random random) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(key(random));
    item.put("shard", AttributeValue.fromN("" + random.nextInt(2)));
    item.put("account_id", AttributeValue.fromS("111122223333"));
    item.put("region", AttributeValue.fromS(random.nextBoolean() ? "us-east-1" : "eu-west-1"));
    if (random.nextBoolean()) {
      item.put("training_job_status", AttributeValue.fromS("Completed"));
    }
    item.put("version", AttributeValue.fromS("" + random.nextInt(2)));
    item.put("only_in_the_table", AttributeValue.fromBool(true));
    return item;
  }

  private Function<DynamoDbClient, Object> request(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> put(random);
      case 2 -> putIfVersion(random);
      case 3 -> update(random);
      case 4 -> transaction(random);
      case 5 -> {
        Map<String, AttributeValue> key = key(random);
        yield client -> client.deleteItem(r -> r.tableName(table).key(key)).hasAttributes();
      }
      case 6 -> {
        Map<String, AttributeValue> key = key(random);
        yield client ->
            client.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item();
      }
      default -> query(random);
    };
  }

  private Function<DynamoDbClient, Object> put(Random random) {
    Map<String, AttributeValue> item = item(random);
    return client ->
        client
            .putItem(
                r ->
                    r.tableName(table)
                        .item(item)
                        .conditionExpression(IS_NEW)
                        .expressionAttributeNames(Map.of("#arn", "arn"))
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
            .hasAttributes();
  }

  private Function<DynamoDbClient, Object> putIfVersion(Random random) {
    Map<String, AttributeValue> item = item(random);
    Map<String, AttributeValue> version = Map.of(":v", AttributeValue.fromS("1"));
    return client ->
        client
            .putItem(
                r ->
                    r.tableName(table)
                        .item(item)
                        .conditionExpression("#v = :v AND #v <= :v")
                        .expressionAttributeNames(Map.of("#v", "version"))
                        .expressionAttributeValues(version)
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
            .hasAttributes();
  }

  private Function<DynamoDbClient, Object> update(Random random) {
    Map<String, AttributeValue> key = key(random);
    Map<String, AttributeValue> values = Map.of(":v", AttributeValue.fromS("1"));
    return client ->
        client
            .updateItem(
                r ->
                    r.tableName(table)
                        .key(key)
                        .updateExpression("SET #v = :v, seen = :v REMOVE only_in_the_table")
                        .conditionExpression("#v = :v")
                        .expressionAttributeNames(Map.of("#v", "version"))
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
            .hasAttributes();
  }

  private Function<DynamoDbClient, Object> transaction(Random random) {
    Map<String, AttributeValue> item = item(random);
    Map<String, AttributeValue> other = key(random);
    if (other.get("arn").equals(item.get("arn"))) {
      other.put("arn", AttributeValue.fromS("arn:other"));
    }
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName(table)
                        .item(item)
                        .conditionExpression(IS_NEW)
                        .expressionAttributeNames(Map.of("#arn", "arn")))
            .build();
    TransactWriteItem delete =
        TransactWriteItem.builder()
            .delete(
                d ->
                    d.tableName(table)
                        .key(other)
                        .conditionExpression("#v = :v")
                        .expressionAttributeNames(Map.of("#v", "version"))
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("1"))))
            .build();
    return client ->
        client.transactWriteItems(r -> r.transactItems(put, delete)).hasItemCollectionMetrics();
  }

  private Function<DynamoDbClient, Object> query(Random random) {
    List<Index> indexes = List.of(Index.RECENT, Index.BY_STATUS, Index.BY_ACCOUNT);
    Index index = indexes.get(random.nextInt(indexes.size()));
    boolean isTable = random.nextInt(3) == 0;
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    List<KeyAttribute> keys = isTable ? List.of(KeyAttribute.ARN) : index.partitionKeys();
    for (int i : IntStream.range(0, keys.size()).toArray()) {
      names.put("#k" + i, keys.get(i).id());
      values.put(":k" + i, value(keys.get(i), random));
      conditions.add("#k%d = :k%d".formatted(i, i));
    }
    names.put("#t", "creation_time");
    // No item is at a bound: from there DynamoDB Local does not go on to the next page.
    values.put(":first", AttributeValue.fromS("2026-11-23T14:00:00.500Z"));
    switch (random.nextInt(4)) {
      case 0 -> conditions.add("#t >= :first");
      case 1 -> {
        values.put(":first", AttributeValue.fromS("2026-11-23T14:00:02.500Z"));
        conditions.add("#t <= :first");
      }
      case 2 -> {
        values.put(":first", AttributeValue.fromS("2026-11-23T14:00:01"));
        conditions.add("begins_with(#t, :first)");
      }
      default -> {
        values.put(":last", AttributeValue.fromS("2026-11-23T14:00:02.500Z"));
        conditions.add("#t BETWEEN :first AND :last");
      }
    }
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(isTable ? null : index.id())
            .keyConditionExpression(String.join(" AND ", conditions))
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .scanIndexForward(random.nextBoolean())
            .limit(1 + random.nextInt(3))
            .build();
    return client -> pages(client, request);
  }

  private static AttributeValue value(KeyAttribute key, Random random) {
    return switch (key) {
      case ARN -> AttributeValue.fromS(job(random));
      case SHARD -> AttributeValue.fromN("" + random.nextInt(2));
      case TRAINING_JOB_STATUS -> AttributeValue.fromS("Completed");
      case ACCOUNT_ID -> AttributeValue.fromS("111122223333");
      case REGION -> AttributeValue.fromS("us-east-1");
      default -> throw new IllegalArgumentException("not queried: " + key);
    };
  }

  private static List<Map<String, AttributeValue>> pages(
      DynamoDbClient client, QueryRequest request) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryResponse page = client.query(request);
    items.addAll(page.items());
    while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()) {
      Map<String, AttributeValue> start = page.lastEvaluatedKey();
      page = client.query(request.toBuilder().exclusiveStartKey(start).build());
      items.addAll(page.items());
    }
    return items;
  }
}
