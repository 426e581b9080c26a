package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.EngineFiles;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.sql.process.LambdaApi;
import dev.trainspotter.sql.process.LastWord;
import dev.trainspotter.sql.read.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    try (LambdaApi lambda = LambdaApi.start()) {
      int exit = run("SELECT count(*) FROM aws.sagemaker_training_job", lambda);

      assertThat(exit).isEqualTo(1);
      assertThat(lambda.body().join()).contains("\"statusCode\":422", "1 seconds");
    }
  }

  @Test
  void leavesItsProcessRunningAfterAnyOtherQuery() throws Exception {
    try (LambdaApi lambda = LambdaApi.start()) {
      int exit = run("SELECT 1", lambda);

      assertThat(exit).isEqualTo(LEFT_RUNNING);
      assertThat(lambda.body()).isNotDone();
    }
  }

  private static int run(String statement, LambdaApi lambda) throws Exception {
    try (EngineFiles engine = EngineFiles.unpack();
        ServerSocket silentDynamo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Process process =
          start(
              engine,
              statement,
              "http://127.0.0.1:" + silentDynamo.getLocalPort(),
              lambda.address());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }
  }

  private static Process start(EngineFiles engine, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            engine.classPath(),
            FunctionProcess.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
