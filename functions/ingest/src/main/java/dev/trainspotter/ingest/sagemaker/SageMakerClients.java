package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Settings;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClientBuilder;

/// One client for each account and Region.
///
/// With another account's credentials SageMaker would answer that it does not know the job, and the
/// job's row would be marked as deleted.
public final class SageMakerClients {
  private final SdkHttpClient http;
  private final Settings settings;
  private final int attempts;
  private final ConcurrentMap<AccountRegion, SageMakerClient> clients = new ConcurrentHashMap<>();

  /// Clients that repeat a failed request twice.
  public SageMakerClients(SdkHttpClient http, Settings settings) {
    this(http, settings, 3);
  }

  private SageMakerClients(SdkHttpClient http, Settings settings, int attempts) {
    this.http = http;
    this.settings = settings;
    this.attempts = attempts;
  }

  /// Clients that send each request once, for a caller that keeps a rate.
  public static SageMakerClients withoutRetries(SdkHttpClient http, Settings settings) {
    return new SageMakerClients(http, settings, 1);
  }

  /// The client with this account's credentials; null when there are none.
  public @Nullable SageMakerClient of(AccountRegion accountRegion) {
    boolean hasCredentials =
        settings.isAccountIdTheAccessKey()
            || settings.ownAccount().equals(accountRegion.accountId());
    return hasCredentials ? clients.computeIfAbsent(accountRegion, this::open) : null;
  }

  /// Attempts of at most 3 seconds each, and 8 seconds for all of them.
  private SageMakerClient open(AccountRegion accountRegion) {
    SageMakerClientBuilder client =
        SageMakerClient.builder()
            .httpClient(http)
            .region(Region.of(accountRegion.region()))
            .overrideConfiguration(
                Clients.retries(attempts, Duration.ofSeconds(3), Duration.ofSeconds(8)).toBuilder()
                    .addExecutionInterceptor(new ResponseBody())
                    .build());
    if (settings.isAccountIdTheAccessKey()) {
      client.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(accountRegion.accountId(), "any-secret")));
    }
    return client.build();
  }
}
