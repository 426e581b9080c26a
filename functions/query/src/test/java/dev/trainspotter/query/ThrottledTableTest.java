package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.LocalContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ThrottledTableTest {
  private static final String THROTTLED =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";

  /// An entry of an index, and later nothing of its row but that it was not read.
  private static final String ENTRY =
      """
      {"Items": [{
        "arn": {"S": "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"},
        "creation_time": {"S": "2026-11-23T12:00:00.000Z"},
        "account_id": {"S": "111122223333"}, "region": {"S": "us-east-1"},
        "training_job_arn": {"S": "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"}}]}
      """;

  private static final String UNPROCESSED =
      """
      {"Responses": {}, "UnprocessedKeys": {"catalog": {"Keys": [{
        "arn": {"S": "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"},
        "creation_time": {"S": "2026-11-23T12:00:00.000Z"}}]}}}
      """;

  @Test
  void asksTheCallerToComeAgain() throws IOException {
    HttpServer server = server((exchange, _) -> write(exchange, 400, THROTTLED));
    try {
      APIGatewayV2HTTPResponse answer = answer(server.getAddress().getPort(), "");

      assertThat(answer.getStatusCode()).isEqualTo(503);
      assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
      assertThat(answer.getBody())
          .contains("the table is read as fast as it can be")
          .doesNotContain("Throughput");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void asksTheCallerToComeAgainWhenRowsAreLeftUnread() throws IOException {
    HttpServer server =
        server(
            (exchange, target) ->
                write(exchange, 200, target.endsWith("BatchGetItem") ? UNPROCESSED : ENTRY));
    try {
      APIGatewayV2HTTPResponse answer =
          answer(
              server.getAddress().getPort(), "fields=*&account_id=111122223333&region=us-east-1");

      assertThat(answer.getStatusCode()).isEqualTo(503);
      assertThat(answer.getBody()).contains("the table is read as fast as it can be");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void asksTheCallerToComeAgainWhenTheTableCannotBeReached() throws IOException {
    HttpServer gone = server((_, _) -> {});
    int port = gone.getAddress().getPort();
    gone.stop(0);

    APIGatewayV2HTTPResponse answer = answer(port, "");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getBody())
        .contains("the table does not answer: try again in some seconds")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void asksTheCallerToComeAgainWhenTheTableIsDown() throws IOException {
    HttpServer server = server((exchange, _) -> write(exchange, 500, "{}"));
    try {
      APIGatewayV2HTTPResponse answer = answer(server.getAddress().getPort(), "");

      assertThat(answer.getStatusCode()).isEqualTo(503);
      assertThat(answer.getBody()).contains("the table does not answer");
    } finally {
      server.stop(0);
    }
  }

  /// Answers what DynamoDB is asked for: with which action.
  private interface Dynamo {
    void answer(HttpExchange exchange, String target) throws IOException;
  }

  private static HttpServer server(Dynamo dynamo) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          dynamo.answer(exchange, exchange.getRequestHeaders().getFirst("X-Amz-Target"));
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static APIGatewayV2HTTPResponse answer(int port, String query) {
    try (DynamoDbClient dynamo = client(port)) {
      QueryHandler handler =
          new QueryHandler(
              Settings.from(Map.of("TABLE_NAME", "catalog", "STATE_TABLE_NAME", "state")),
              dynamo,
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      APIGatewayV2HTTPResponse answer =
          handler.handleRequest(
              Running.event("GET", "/v1/training-jobs", query, Map.of()),
              LocalContext.of("QueryFunction", Duration.ofSeconds(29)));
      return DocumentedAnswers.checked("GET", "/v1/training-jobs", query, answer);
    }
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
