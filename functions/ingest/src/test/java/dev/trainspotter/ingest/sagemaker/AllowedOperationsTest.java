package dev.trainspotter.ingest.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.emulators.LoopbackServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class AllowedOperationsTest {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "any-secret"));
  private static final List<String> READ = List.of("describeTrainingJob", "listTags", "search");

  private final AtomicInteger requests = new AtomicInteger();
  private final LoopbackServer server =
      LoopbackServer.start(
          0,
          exchange -> {
            try (exchange) {
              requests.incrementAndGet();
              byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          });
  private final URI endpoint = URI.create("http://127.0.0.1:" + server.port());
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  /// The client of a caller, directed to the server of this test.
  private SageMakerClient client() {
    try (SageMakerClient ours = Caller.user(http, CREDENTIALS, null).client("us-east-1")) {
      return SageMakerClient.builder()
          .httpClient(http)
          .region(Region.US_EAST_1)
          .credentialsProvider(CREDENTIALS)
          .endpointOverride(endpoint)
          .overrideConfiguration(ours.serviceClientConfiguration().overrideConfiguration())
          .build();
    }
  }

  /// All operations of the SDK's version, by their methods that take a builder.
  private static Stream<Method> operations() {
    return Arrays.stream(SageMakerClient.class.getMethods())
        .filter(
            method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Consumer.class}))
        .filter(method -> method.getReturnType().getSimpleName().endsWith("Response"));
  }

  private static void send(SageMakerClient client, Method operation) throws Throwable {
    Consumer<Object> nothing = _ -> {};
    try {
      operation.invoke(client, nothing);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void sendsNoOperationThatCouldChangeSomething() {
    List<Method> refused =
        operations().filter(operation -> !READ.contains(operation.getName())).toList();

    try (SageMakerClient client = client()) {
      for (Method operation : refused) {
        assertThatIllegalStateException()
            .as(operation.getName())
            .isThrownBy(() -> send(client, operation))
            .withMessageStartingWith("Trainspotter does not send ");
      }
    }

    assertThat(refused).hasSizeGreaterThan(300);
    assertThat(requests).hasValue(0);
  }

  @Test
  void sendsTheThreeOperationsThatRead() throws Throwable {
    List<Method> read = operations().filter(each -> READ.contains(each.getName())).toList();

    try (SageMakerClient client = client()) {
      for (Method operation : read) {
        send(client, operation);
      }
    }

    assertThat(read).hasSize(READ.size());
    assertThat(requests).hasValue(READ.size());
  }

  @Test
  void wouldNoticeAMissingProtection() {
    try (SageMakerClient unprotected =
        SageMakerClient.builder()
            .httpClient(http)
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .endpointOverride(endpoint)
            .build()) {
      unprotected.deleteTrainingJob(r -> r.trainingJobName("a-job"));
    }

    assertThat(requests).hasValue(1);
  }

  @Test
  void namesTheOperationThatItRefuses() {
    try (SageMakerClient client = client()) {
      assertThatThrownBy(() -> client.stopTrainingJob(r -> r.trainingJobName("a-job")))
          .hasMessage("Trainspotter does not send StopTrainingJob");
    }
  }
}
