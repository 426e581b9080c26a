package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// With the client that the function has in Lambda, which tries again.
class ThrottledTableTest {
  private static final String THROTTLED =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";

  private static final String LIST = "/v1/training-jobs/111122223333/us-east-1";
  private static final String JOB = LIST + "/job-1";

  private static final String ENTRY =
      """
      {"Items": [{
        "arn": {"S": "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"},
        "creation_time": {"S": "2026-11-23T12:00:00.000Z"},
        "account_id": {"S": "111122223333"}, "region": {"S": "us-east-1"},
        "training_job_arn": {"S": "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"}}]}
      """;

  /// The row of the entry has yet to be read.
  private static final String UNPROCESSED =
      """
      {"Responses": {}, "UnprocessedKeys": {"catalog": {"Keys": [{
        "arn": {"S": "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"},
        "creation_time": {"S": "2026-11-23T12:00:00.000Z"}}]}}}
      """;

  private final AtomicInteger requests = new AtomicInteger();
  private Dynamo dynamo = (exchange, _) -> write(exchange, 400, THROTTLED);
  private Map<String, String> environment = Map.of();
  private HttpServer server;

  /// Answers what DynamoDB is asked for, by the action.
  private interface Dynamo {
    void answer(HttpExchange exchange, String action) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          dynamo.answer(exchange, exchange.getRequestHeaders().getFirst("X-Amz-Target"));
          exchange.close();
        });
    server.start();
    environment =
        Map.of(
            "aws.endpointUrlDynamoDb", "http://127.0.0.1:" + server.getAddress().getPort(),
            "aws.region", "us-east-1",
            "aws.accessKeyId", "local",
            "aws.secretAccessKey", "local");
    environment.forEach(System::setProperty);
  }

  @AfterEach
  void heal() {
    environment.keySet().forEach(System::clearProperty);
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/training-jobs", JOB, JOB + "/timeline"})
  void asksTheCallerToComeAgain(String path) {
    APIGatewayV2HTTPResponse answer = answer(path, "");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
    assertThat(answer.getBody())
        .contains("the table is being read at its maximum rate")
        .doesNotContain("Throughput");
  }

  @Test
  void triesFourTimesBefore() {
    answer(JOB, "");

    assertThat(requests).hasValue(4);
  }

  @Test
  void asksTheCallerToComeAgainWhenRowsAreLeftUnread() {
    dynamo =
        (exchange, action) ->
            write(exchange, 200, action.endsWith("BatchGetItem") ? UNPROCESSED : ENTRY);

    APIGatewayV2HTTPResponse answer = answer(LIST, "fields=*");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getBody()).contains("the table is being read at its maximum rate");
  }

  @Test
  void asksTheCallerToComeAgainWhenTheTableIsDown() {
    dynamo = (exchange, _) -> write(exchange, 500, "{}");

    APIGatewayV2HTTPResponse answer = answer(JOB, "");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
    assertThat(answer.getBody()).contains("the table does not respond: try again in a few seconds");
  }

  @Test
  void asksTheCallerToComeAgainWhenTheTableCannotBeReached() {
    server.stop(0);

    APIGatewayV2HTTPResponse answer = answer(JOB, "");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getBody()).contains("the table does not respond").doesNotContain("127.0.0.1");
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static APIGatewayV2HTTPResponse answer(String path, String query) {
    try (DynamoDbClient client = Clients.dynamo(UrlConnectionHttpClient.create())) {
      QueryHandler handler =
          new QueryHandler(
              Settings.from(Map.of("TABLE_NAME", "catalog", "STATE_TABLE_NAME", "state")),
              client,
              Priming.quiet());
      APIGatewayV2HTTPResponse answer =
          handler.handleRequest(
              Running.event("GET", path, query, Map.of()),
              LocalContext.of("QueryFunction", Duration.ofSeconds(29)));
      return DocumentedAnswers.checked("GET", path, query, answer);
    }
  }
}
