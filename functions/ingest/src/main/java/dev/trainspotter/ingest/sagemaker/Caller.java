package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.edge.Clients;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClientBuilder;

/// Who sends requests to SageMaker. Every client that is opened sends the requests of
/// [AllowedOperations] and refuses all others.
///
/// @param http sends the requests
/// @param credentials sign the requests; null for those that the SDK finds in the environment
/// @param profile the AWS profile whose settings apply, such as its endpoint; null for the one that
///     the environment names
/// @param attempts how often a request is sent at most
/// @param attemptLimit how long one attempt may take
/// @param totalLimit how long all attempts together may take
public record Caller(
    SdkHttpClient http,
    @Nullable AwsCredentialsProvider credentials,
    @Nullable String profile,
    int attempts,
    Duration attemptLimit,
    Duration totalLimit) {
  /// The function itself: at most 3 attempts of 3 seconds each, and 8 seconds for all of them.
  static Caller function(SdkHttpClient http) {
    return new Caller(http, null, null, 3, Duration.ofSeconds(3), Duration.ofSeconds(8));
  }

  /// A user, whose line may be slow: at most 3 attempts of 10 seconds each, and 30 seconds for all
  /// of them.
  ///
  /// @param profile the AWS profile that the user named; null when there is none
  public static Caller user(
      SdkHttpClient http, AwsCredentialsProvider credentials, @Nullable String profile) {
    return new Caller(
        http, credentials, profile, 3, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /// The same with other credentials.
  Caller with(AwsCredentialsProvider others) {
    return new Caller(http, others, profile, attempts, attemptLimit, totalLimit);
  }

  /// The same, sending each request once: for one that keeps a rate.
  public Caller withoutRetries() {
    return new Caller(http, credentials, profile, 1, attemptLimit, totalLimit);
  }

  /// Opens a client in this Region with threads of its own.
  SageMakerClient client(String region) {
    return client(region, Clients.retries(attempts, attemptLimit, totalLimit).toBuilder());
  }

  /// Opens a client in this Region that ends late requests in these threads.
  SageMakerClient client(String region, ScheduledExecutorService timers) {
    ClientOverrideConfiguration.Builder configuration =
        Clients.retries(attempts, attemptLimit, totalLimit).toBuilder()
            .scheduledExecutorService(timers);
    return client(region, configuration);
  }

  private SageMakerClient client(String region, ClientOverrideConfiguration.Builder configuration) {
    configuration
        .addExecutionInterceptor(new AllowedOperations())
        .addExecutionInterceptor(new ResponseBody());
    if (profile != null) {
      configuration.defaultProfileName(profile);
    }
    SageMakerClientBuilder client =
        SageMakerClient.builder()
            .httpClient(http)
            .region(Region.of(region))
            .overrideConfiguration(configuration.build());
    if (credentials != null) {
      client.credentialsProvider(credentials);
    }
    return client.build();
  }
}
