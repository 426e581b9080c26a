package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.localstack.Localstack;
import cloud.localstack.awssdkv2.TestUtils;
import cloud.localstack.docker.annotation.LocalstackDockerConfiguration;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Runs ingest on two sets of endpoints with clients made by LocalStack's library: on the emulators
/// always, on LocalStack itself with `-Plocalstack`.
class LocalStackTest {
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  enum Endpoints {
    EMULATORS {
      @Override
      RealParts open() {
        return parts(
            DynamoDbLocal.shared().endpoint().toString(), ElasticMq.shared().endpoint().toString());
      }
    },
    LOCALSTACK {
      @Override
      RealParts open() {
        assumeTrue(Boolean.getBoolean("localstack"), "LocalStack: asked for with -Plocalstack");
        assumeTrue(System.getenv(TOKEN) != null, "LocalStack wants a token in " + TOKEN);
        assumeTrue(isDockerRunning(), "LocalStack wants a running Docker engine");
        Localstack.INSTANCE.startup(
            LocalstackDockerConfiguration.builder()
                .environmentVariables(
                    Map.of(TOKEN, System.getenv(TOKEN), "SERVICES", "dynamodb,sqs"))
                .build());
        return parts(
            Localstack.INSTANCE.getEndpointDynamoDB(), Localstack.INSTANCE.getEndpointSQS());
      }
    };

    abstract RealParts open();
  }

  private static RealParts parts(String dynamo, String sqs) {
    return new RealParts(
        TestUtils.wrapApiSyncClientV2(DynamoDbClient.builder().httpClient(RealParts.HTTP), dynamo)
            .build(),
        TestUtils.wrapApiSyncClientV2(SqsClient.builder().httpClient(RealParts.HTTP), sqs).build());
  }

  private static boolean isDockerRunning() {
    try {
      return new ProcessBuilder("docker", "info")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException _) {
      return false;
    }
  }

  @BeforeAll
  static void forgetOtherTests() {
    RealParts.SAGE_MAKER.clearFaults();
  }

  @AfterAll
  static void stopWhatWasStarted() {
    if (Localstack.INSTANCE.isRunning()) {
      Localstack.INSTANCE.stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsAJobOnceAndBuriesABrokenMessage(Endpoints endpoints) {
    RealParts parts = endpoints.open();
    Events.answer(new Events.Situation("completed.json", "kept"));
    String completed = Events.text("completed.json");

    parts.deliver(List.of(completed, "not json"));
    parts.deliver(completed);

    assertThat(parts.outcomes()).containsExactlyInAnyOrder("dead-lettered", "kept", "unchanged");
    assertThat(parts.rows()).hasSize(1);
    assertThat(parts.takeDeadLetterReasons()).containsExactly("not-json");
  }
}
