package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.edge.Clients;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Messages that come while DynamoDB throttles, has an internal error, or does not respond.
class BusyDynamoTest {
  private static final String COMPLETED = Events.text("completed.json");

  private final FailingHttpClient http = new FailingHttpClient(RealParts.HTTP);
  private final RealParts parts = new RealParts(client(http), RealParts.SQS);

  /// With fewer attempts than the SDK makes by default, as in the function.
  private static DynamoDbClient client(SdkHttpClient http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .endpointOverride(DynamoDbLocal.shared().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(Clients.retries(4, Duration.ofSeconds(1), Duration.ofSeconds(4)))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void returnToTheirQueueAndAreKeptLater(FailingHttpClient.Failure failure) {
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), Map.of("team", "nlp"));

    http.fail(failure);
    var first = parts.deliver(List.of(COMPLETED, "not json"));
    http.fail(null);
    var second = parts.deliver(COMPLETED);

    assertThat(first.getBatchItemFailures()).hasSize(1);
    assertThat(second.getBatchItemFailures()).isEmpty();
    assertThat(parts.outcomes()).containsExactly("dead-lettered", "failed", "kept");
    assertThat(parts.rows()).hasSize(1);
  }
}
