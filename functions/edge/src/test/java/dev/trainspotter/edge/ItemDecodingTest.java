package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Compares with what the SDK decodes from the same bytes, apart from the headers.
class ItemDecodingTest {
  private static final QueryRequest QUERY =
      QueryRequest.builder().tableName("jobs").keyConditionExpression("k = :k").build();
  private static final BatchGetItemRequest BATCH =
      BatchGetItemRequest.builder()
          .requestItems(Map.of("jobs", KeysAndAttributes.builder().build()))
          .build();
  private static final int RANDOM_ITEMS = 1_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Items\":[],\"Count\":0,\"ScannedCount\":7}",
        "{\"Items\":null,\"Count\":3}",
        "{\"Count\":3,\"ScannedCount\":3}",
        "{\"Items\":[{}]}",
        "{\"Items\":[{\"a\":{\"S\":\"\"}}],\"LastEvaluatedKey\":{\"a\":{\"S\":\"z\"}}}",
        "{\"LastEvaluatedKey\":{\"Items\":{\"S\":\"z\"}},\"Items\":[{\"a\":{\"N\":\"1.50\"}}]}",
        " {\n \"Items\" : [ { \"a\" : { \"BOOL\" : false } } ] ,\r\n\t\"Count\" : 1 } ",
        "{\"ConsumedCapacity\":{\"CapacityUnits\":2.5},\"Items\":[{\"a\":{\"NULL\":true}}]}",
        "{\"Items\":[{\"é😀\":{\"S\":\"\\u00e9\\ud83d\\ude00\\n\\\"\\\\/\"}}],\"Count\":1}",
        "{\"Items\":[{\"a\":{\"B\":\"AAH/\"},\"b\":{\"BS\":[\"\",\"AA==\"]}}]}",
        "{\"Items\":[{\"a\":{\"SS\":[\"x\",\"y\"]},\"b\":{\"NS\":[\"1\",\"-2e40\"]}}]}",
        "{\"Items\":[{\"a\":{\"L\":[]},\"b\":{\"M\":{}},\"c\":{\"L\":[{\"L\":[{\"N\":\"1\"}]}]}}]}",
      })
  void decodesTheResponseToAQuery(String body) {
    QueryResponse bySdk = client(body, false).query(QUERY);

    QueryResponse decoded = client(body, true).query(QUERY);

    assertThat(decoded).matches(bySdk::equalsBySdkFields);
    assertThat(decoded.hasItems()).isEqualTo(bySdk.hasItems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Responses\":{}}",
        "{\"Responses\":{\"jobs\":[]}}",
        "{\"Responses\":{\"jobs\":[{\"a\":{\"S\":\"x\"}}],\"Items\":[{\"b\":{\"N\":\"2\"}}]},"
            + "\"UnprocessedKeys\":{\"jobs\":{\"Keys\":[{\"a\":{\"S\":\"y\"}}]}},"
            + "\"ConsumedCapacity\":[{\"TableName\":\"jobs\",\"CapacityUnits\":1}]}",
      })
  void decodesTheResponseToABatch(String body) {
    BatchGetItemResponse bySdk = client(body, false).batchGetItem(BATCH);

    BatchGetItemResponse decoded = client(body, true).batchGetItem(BATCH);

    assertThat(decoded).matches(bySdk::equalsBySdkFields);
    assertThat(decoded.hasResponses()).isEqualTo(bySdk.hasResponses());
  }

  @Test
  void decodesRandomItems() {
    SplittableRandom random = new SplittableRandom(1);
    String items =
        Stream.generate(() -> attributes(random, 3))
            .limit(RANDOM_ITEMS)
            .collect(Collectors.joining(","));
    String body = "{\"Count\":1,\"Items\":[%s],\"ScannedCount\":9}".formatted(items);

    assertThat(client(body, true).query(QUERY))
        .matches(client(body, false).query(QUERY)::equalsBySdkFields);
  }

  @Test
  void leavesOtherOperationsAlone() {
    String body = "{\"Item\":{\"a\":{\"S\":\"x\"}},\"Items\":3}";

    try (DynamoDbClient client = client(body, true)) {
      assertThat(client.getItem(r -> r.tableName("jobs")).item().get("a").s()).isEqualTo("x");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{\"Items\":[{\"a\":{\"S\":\"x\"}}",
        "{\"Items\":[{\"a\":{\"X\":\"new\"}}]}",
        "{\"Items\":[{\"a\":{\"S\":1}}]}",
        "{\"Items\":[{\"a\":{\"S\":\"x\",\"N\":\"1\"}}]}",
        "{\"Items\":[{\"a\":\"x\"}]}",
        "{\"Items\":{\"a\":{\"S\":\"x\"}}}",
        "{\"Items\":[{\"a\":{\"B\":\"not base64!\"}}]}",
        "{\"Items\":[{\"a\":{}}]}",
      })
  void refusesWhatDynamoDbNeverSends(String body) {
    try (DynamoDbClient client = client(body, true)) {
      assertThatThrownBy(() -> client.query(QUERY))
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("DynamoDB's response cannot be read");
    }
  }

  @Test
  void asksAgainWhenTheChecksumDiffers() {
    String body = "{\"Items\":[{\"a\":{\"S\":\"x\"}}]}";
    ChangedResponses changed = new ChangedResponses(body, "x-amz-crc32", "1");

    assertThatThrownBy(() -> client(changed).query(QUERY))
        .hasMessageContaining("DynamoDB's response was changed on its way");
    assertThat(changed.requests()).isEqualTo(2);
  }

  @Test
  void leavesACompressedResponseToTheSdk() {
    String body = "{\"Items\":[{\"a\":{\"S\":\"x\"}}]}";
    ChangedResponses changed = new ChangedResponses(body, "content-encoding", "gzip");

    QueryResponse decoded = client(changed).query(QUERY);

    assertThat(decoded.items().getFirst().get("a").s()).isEqualTo("x");
  }

  private static DynamoDbClient client(ChangedResponses http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .overrideConfiguration(
            c ->
                c.addExecutionInterceptor(new ItemDecoding())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(2)
                            .build()))
        .build();
  }

  @Test
  void decodesLongTextsAndNames() {
    String text = "x".repeat(400_000);
    String body = "{\"Items\":[{\"%1$s\":{\"S\":\"%1$s\"}}]}".formatted(text);

    assertThat(client(body, true).query(QUERY).items().getFirst().get(text).s()).isEqualTo(text);
  }

  private static String attributes(SplittableRandom random, int depth) {
    return "{" + repeated(6, random, i -> "\"a%d\":%s".formatted(i, value(random, depth))) + "}";
  }

  private static String value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 4)) {
      case 0 -> "{\"S\":\"%s\"}".formatted(Integer.toString(random.nextInt(), 36));
      case 1 -> "{\"N\":\"%s\"}".formatted(random.nextDouble());
      case 2 -> "{\"BOOL\":%b}".formatted(random.nextBoolean());
      case 3 -> "{\"NULL\":true}";
      case 4, 5 -> "{\"M\":%s}".formatted(attributes(random, depth - 1));
      default -> "{\"L\":[%s]}".formatted(repeated(3, random, _ -> value(random, depth - 1)));
    };
  }

  private static String repeated(int most, SplittableRandom random, IntFunction<String> text) {
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(text)
        .collect(Collectors.joining(","));
  }

  private static DynamoDbClient client(String body, boolean isDecoded) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClient(
                new CannedHttpClient(Map.of("Query", body, "BatchGetItem", body, "GetItem", body)))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    return isDecoded
        ? builder
            .overrideConfiguration(
                c ->
                    c.addExecutionInterceptor(new ItemDecoding())
                        .retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()
        : builder.build();
  }
}
