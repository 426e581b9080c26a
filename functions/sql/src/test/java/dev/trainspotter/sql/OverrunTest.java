package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.sql.process.LastWord;
import dev.trainspotter.sql.read.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the function does when a query passes its deadline and cannot be ended. Here it waits for a
/// response of DynamoDB that never comes.
class OverrunTest {
  private static final int LEFT_RUNNING = 7;

  /// A function's process. It exits with 7 if the handler leaves it running.
  static final class FunctionProcess {
    private FunctionProcess() {}

    /// Handles one request.
    ///
    /// @param arguments the statement, DynamoDB's endpoint, and the address of Lambda's API
    public static void main(String[] arguments) {
      Budget budget = new Budget(1_000, 1_000, Duration.ofSeconds(1), 100_000);
      SqlHandler handler =
          new SqlHandler(
              Settings.from(Map.of("TABLE_NAME", "jobs", "STATE_TABLE_NAME", "state")),
              client(arguments[1]),
              System.out,
              new SqlBounds(budget, 200),
              new LastWord(arguments[2]));
      handler.handleRequest(
          ApiEvents.of("POST", "/v1/sql", "", "{\"sql\": \"%s\"}".formatted(arguments[0])),
          LocalContext.of("sql", Duration.ofSeconds(29)));
      Runtime.getRuntime().halt(LEFT_RUNNING);
    }

    private static DynamoDbClient client(String endpoint) {
      return DynamoDbClient.builder()
          .endpointOverride(URI.create(endpoint))
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();
    }
  }

  @Test
  void answersAndEndsItsProcess() throws Exception {
    CompletableFuture<String> response = new CompletableFuture<>();

    int exit = run("SELECT count(*) FROM aws.sagemaker_training_job", response);

    assertThat(exit).isEqualTo(1);
    assertThat(response.join()).contains("\"statusCode\":422", "1 seconds");
  }

  @Test
  void leavesItsProcessRunningAfterAnyOtherQuery() throws Exception {
    CompletableFuture<String> response = new CompletableFuture<>();

    int exit = run("SELECT 1", response);

    assertThat(exit).isEqualTo(LEFT_RUNNING);
    assertThat(response).isNotDone();
  }

  private static int run(String statement, CompletableFuture<String> response) throws Exception {
    HttpServer lambda =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.createContext(
        "/",
        exchange -> {
          response.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    lambda.start();
    try (ServerSocket silentDynamo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Process process =
          start(
              statement,
              "http://127.0.0.1:" + silentDynamo.getLocalPort(),
              "127.0.0.1:" + lambda.getAddress().getPort());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      lambda.stop(0);
    }
  }

  private static Process start(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            FunctionProcess.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
