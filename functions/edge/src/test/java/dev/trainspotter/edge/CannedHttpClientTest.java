package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CannedHttpClientTest {
  /// No server listens here, so a request that left the program would fail.
  private static final URI NO_SERVER = URI.create("http://127.0.0.1:9");

  private final Map<String, String> responses =
      new HashMap<>(Map.of("GetItem", "{\"Item\": {\"name\": {\"S\": \"é\"}}}"));
  private final DynamoDbClient dynamo =
      DynamoDbClient.builder()
          .httpClient(new CannedHttpClient(responses))
          .endpointOverride(NO_SERVER)
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
          .build();

  private Map<String, AttributeValue> item() {
    return dynamo.getItem(r -> r.tableName("jobs").key(Map.of())).item();
  }

  @AfterEach
  void close() {
    dynamo.close();
  }

  @Test
  void returnsTheResponseOfTheOperation() {
    assertThat(item()).containsEntry("name", AttributeValue.fromS("é"));
  }

  @Test
  void returnsAnEmptyObjectForOtherOperations() {
    assertThat(dynamo.query(r -> r.tableName("jobs")).items()).isEmpty();
    assertThat(dynamo.listTables().tableNames()).isEmpty();
  }

  @Test
  void returnsTheSameResponseAsOftenAsItIsRequested() {
    assertThat(item()).isEqualTo(item());
  }

  @Test
  void keepsItsOwnCopyOfTheResponses() {
    responses.clear();

    assertThat(item()).isNotEmpty();
  }
}
