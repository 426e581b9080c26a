package dev.trainspotter.ingest;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.edge.Clients;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClientBuilder;

/// One client for each account and Region: a question with another account's credentials would look
/// like a deleted job.
final class SageMakerClients {
  private final SdkHttpClient http;
  private final boolean isAccountIdTheAccessKey;
  private final ConcurrentMap<AccountRegion, SageMakerClient> clients = new ConcurrentHashMap<>();

  /// @param isAccountIdTheAccessKey as emulators have it; else the function's own credentials ask
  SageMakerClients(SdkHttpClient http, boolean isAccountIdTheAccessKey) {
    this.http = http;
    this.isAccountIdTheAccessKey = isAccountIdTheAccessKey;
  }

  SageMakerClient of(AccountRegion place) {
    return clients.computeIfAbsent(place, this::open);
  }

  /// 3 attempts of at most 3 seconds, 8 seconds in all.
  private SageMakerClient open(AccountRegion place) {
    SageMakerClientBuilder client =
        SageMakerClient.builder()
            .httpClient(http)
            .region(Region.of(place.region()))
            .overrideConfiguration(
                Clients.patience(3, Duration.ofSeconds(3), Duration.ofSeconds(8)).toBuilder()
                    .addExecutionInterceptor(new AnswerBody())
                    .build());
    if (isAccountIdTheAccessKey) {
      client.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(place.accountId(), "any-secret")));
    }
    return client.build();
  }
}
