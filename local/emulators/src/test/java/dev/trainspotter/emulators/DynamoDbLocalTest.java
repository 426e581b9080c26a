package dev.trainspotter.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbLocalTest {
  private static final String TRAINS = "trains";

  private static final DynamoDbClient DYNAMO_DB = DynamoDbLocal.shared().client();

  @BeforeAll
  static void createTrains() {
    createTable(DYNAMO_DB, TRAINS);
  }

  @AfterAll
  static void deleteTrains() {
    DYNAMO_DB.deleteTable(request -> request.tableName(TRAINS));
  }

  @Test
  void queriesAnIndexWithSeveralKeyAttributes() {
    put(DYNAMO_DB, train("ICE 2", "Basel", "07:30"));
    put(DYNAMO_DB, train("ICE 1", "Basel", "06:30"));
    put(DYNAMO_DB, train("ICE 3", "Bonn", "06:00"));

    var response =
        DYNAMO_DB.query(
            request ->
                request
                    .tableName(TRAINS)
                    .indexName("by_station")
                    .keyConditionExpression("station = :station AND track = :track")
                    .expressionAttributeValues(
                        Map.of(":station", fromS("Basel"), ":track", fromS("9"))));

    assertThat(response.items())
        .extracting(item -> item.get("name"))
        .containsExactly(fromS("ICE 1"), fromS("ICE 2"));
  }

  @Test
  void writesAllOfATransactionOrNothing() {
    put(DYNAMO_DB, train("IC 10", "Ulm", "10:00"));
    TransactWriteItem fresh = putIfAbsent(train("IC 11", "Ulm", "11:00"));
    TransactWriteItem taken = putIfAbsent(train("IC 10", "Ulm", "12:00"));

    assertThatThrownBy(
            () -> DYNAMO_DB.transactWriteItems(request -> request.transactItems(fresh, taken)))
        .isInstanceOf(TransactionCanceledException.class);

    assertThat(find(DYNAMO_DB, "IC 11")).isEmpty();
  }

  @Test
  void refusesAnItemAboveFourHundredKilobytes() {
    Map<String, AttributeValue> tooLarge =
        Map.of("name", fromS("long"), "wagons", fromS("w".repeat(409_600)));

    assertThatThrownBy(() -> put(DYNAMO_DB, tooLarge))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("Item size has exceeded");
  }

  @Test
  void keepsItsTablesInADirectoryBetweenRuns(@TempDir Path directory) {
    try (DynamoDbLocal first = DynamoDbLocal.start(directory)) {
      createTable(first.client(), TRAINS);
      put(first.client(), train("RE 5", "Köln", "05:00"));
    }

    try (DynamoDbLocal second = DynamoDbLocal.start(directory)) {
      assertThat(find(second.client(), "RE 5")).containsEntry("station", fromS("Köln"));
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    int port = DynamoDbLocal.shared().endpoint().getPort();

    assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
        .isInstanceOf(ConnectException.class);
  }

  private static Map<String, AttributeValue> train(String name, String station, String departure) {
    return Map.of(
        "name", fromS(name),
        "station", fromS(station),
        "track", fromS("9"),
        "departure", fromS(departure));
  }

  private static void put(DynamoDbClient client, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(TRAINS).item(item));
  }

  private static TransactWriteItem putIfAbsent(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(TRAINS)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#name)")
                    .expressionAttributeNames(Map.of("#name", "name")))
        .build();
  }

  private static Map<String, AttributeValue> find(DynamoDbClient client, String name) {
    return client
        .getItem(request -> request.tableName(TRAINS).key(Map.of("name", fromS(name))))
        .item();
  }

  private static void createTable(DynamoDbClient client, String name) {
    GlobalSecondaryIndex byStation =
        GlobalSecondaryIndex.builder()
            .indexName("by_station")
            .keySchema(
                key("station", KeyType.HASH),
                key("track", KeyType.HASH),
                key("departure", KeyType.RANGE),
                key("name", KeyType.RANGE))
            .projection(projection -> projection.projectionType(ProjectionType.ALL))
            .build();
    client.createTable(
        request ->
            request
                .tableName(name)
                .keySchema(key("name", KeyType.HASH))
                .attributeDefinitions(
                    text("name"), text("station"), text("track"), text("departure"))
                .globalSecondaryIndexes(byStation)
                .billingMode(BillingMode.PAY_PER_REQUEST));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
