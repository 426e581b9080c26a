package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Calls a server that fails in the ways in which AWS fails.
class ClientsTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Response LISTED = new Response(200, "{\"TableNames\": [\"jobs\"]}");

  /// Never sent: the server holds the connection until the test ends.
  private static final Response STALLED = new Response(0, "");

  private record Response(int status, String body) {
    static Response error(int status, String type) {
      return new Response(
          status, "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\"}".formatted(type));
    }
  }

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final SdkHttpClient http = Clients.http();
  private HttpServer server;

  @BeforeEach
  void bind() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Threads.open());
  }

  @AfterEach
  void close() {
    end.countDown();
    server.stop(0);
    http.close();
  }

  /// A client of a server that gives these responses one after another; the last one repeats.
  private DynamoDbClient client(
      int attempts, Duration attempt, Duration total, Response... responses) {
    server.createContext("/", exchange -> respond(exchange, List.of(responses)));
    server.start();
    return DynamoDbClient.builder()
        .httpClient(http)
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .overrideConfiguration(Clients.retries(attempts, attempt, total))
        .build();
  }

  private void respond(HttpExchange exchange, List<Response> responses) throws IOException {
    int index = Math.min(requests.getAndIncrement(), responses.size() - 1);
    Response response = responses.get(index);
    if (response.equals(STALLED)) {
      try {
        assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(response.status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void triesAgainAfterAServerError() {
    DynamoDbClient client =
        client(3, LONG, LONG, Response.error(500, "InternalServerError"), LISTED);

    assertThat(client.listTables().tableNames()).containsExactly("jobs");
    assertThat(requests).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void givesUpAfterItsLastAttempt(int attempts) {
    DynamoDbClient client =
        client(attempts, LONG, LONG, Response.error(500, "InternalServerError"));

    assertThatThrownBy(client::listTables).isInstanceOf(DynamoDbException.class);
    assertThat(requests).hasValue(attempts);
  }

  @Test
  void waitsShortlyAfterThrottling() {
    Response throttled = Response.error(400, "ProvisionedThroughputExceededException");
    DynamoDbClient client = client(3, LONG, LONG, throttled, throttled, LISTED);
    long began = System.nanoTime();

    assertThat(client.listTables().tableNames()).containsExactly("jobs");

    assertThat(requests).hasValue(3);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG.dividedBy(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValidationException", "AccessDeniedException"})
  void doesNotRepeatARequestThatCannotSucceed(String type) {
    DynamoDbClient client = client(4, LONG, LONG, Response.error(400, type));

    assertThatThrownBy(client::listTables).isInstanceOf(DynamoDbException.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void triesAgainWhenAnAttemptTakesTooLong() {
    DynamoDbClient client = client(2, Duration.ofSeconds(2), LONG, STALLED, LISTED);

    assertThat(client.listTables().tableNames()).containsExactly("jobs");
    assertThat(requests).hasValue(2);
  }

  @Test
  void givesUpWhenAllAttemptsTogetherTakeTooLong() {
    DynamoDbClient client = client(100, LONG, Duration.ofMillis(500), STALLED);

    assertThatThrownBy(client::listTables).isInstanceOf(ApiCallTimeoutException.class);
    assertThat(requests.get()).isLessThan(100);
  }

  @Test
  void triesAgainWhenNoServerListens() throws IOException {
    DynamoDbClient client = client(2, LONG, LONG, LISTED);
    server.stop(0);

    assertThatThrownBy(client::listTables).isInstanceOf(SdkClientException.class);
    assertThat(requests).hasValue(0);
  }

  /// Otherwise the HTTP client starts a program to find out.
  @Test
  void tellsTheHttpClientWhichLibcThereIs() {
    System.clearProperty(Clients.LIBC);

    Clients.http().close();

    assertThat(System.getProperty(Clients.LIBC)).isEqualTo("glibc");
  }

  @Test
  void doesNotContradictWhoKnowsTheLibc() {
    System.setProperty(Clients.LIBC, "musl");
    try {
      Clients.http().close();

      assertThat(System.getProperty(Clients.LIBC)).isEqualTo("musl");
    } finally {
      System.clearProperty(Clients.LIBC);
    }
  }

  @Test
  void limitsDynamoDbToFourSecondsAndOneSecondAnAttempt() {
    String region = System.setProperty("aws.region", "eu-north-1");
    try (DynamoDbClient dynamo = Clients.dynamo(http)) {
      var configuration = dynamo.serviceClientConfiguration().overrideConfiguration();

      assertThat(configuration.apiCallTimeout()).hasValue(Duration.ofSeconds(4));
      assertThat(configuration.apiCallAttemptTimeout()).hasValue(Duration.ofSeconds(1));
      assertThat(configuration.retryStrategy().orElseThrow().maxAttempts()).isEqualTo(4);
      assertThat(Clients.dynamoEndpoint())
          .isEqualTo(URI.create("https://dynamodb.eu-north-1.amazonaws.com"));
    } finally {
      restore(region);
    }
  }

  /// A deployment may reach DynamoDB at an endpoint of its own network only.
  @Test
  void takesTheEndpointThatTheEnvironmentNames() {
    String region = System.setProperty("aws.region", "eu-north-1");
    System.setProperty("aws.endpointUrl", "https://dynamodb.internal");
    try {
      assertThat(Clients.dynamoEndpoint()).isEqualTo(URI.create("https://dynamodb.internal"));
    } finally {
      System.clearProperty("aws.endpointUrl");
      restore(region);
    }
  }

  private static void restore(String region) {
    if (region == null) {
      System.clearProperty("aws.region");
    } else {
      System.setProperty("aws.region", region);
    }
  }
}
