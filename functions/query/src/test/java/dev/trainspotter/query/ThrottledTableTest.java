package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
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
  private static final byte[] THROTTLED =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}"
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void asksTheCallerToComeAgain() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(400, THROTTLED.length);
          exchange.getResponseBody().write(THROTTLED);
          exchange.close();
        });
    server.start();
    try (DynamoDbClient dynamo = client(server.getAddress().getPort())) {
      QueryHandler handler =
          new QueryHandler(
              Settings.from(Map.of("TABLE_NAME", "catalog", "STATE_TABLE_NAME", "state")),
              dynamo,
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

      APIGatewayV2HTTPResponse answer =
          handler.handleRequest(
              Running.event("GET", "/v1/training-jobs", "", Map.of()),
              LocalContext.of("QueryFunction", Duration.ofSeconds(29)));

      DocumentedAnswers.checked("GET", "/v1/training-jobs", "", answer);
      assertThat(answer.getStatusCode()).isEqualTo(503);
      assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
      assertThat(answer.getBody()).doesNotContain("Throughput");
    } finally {
      server.stop(0);
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
