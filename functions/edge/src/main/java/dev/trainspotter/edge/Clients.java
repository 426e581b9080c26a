package dev.trainspotter.edge;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// How AWS is called: one HTTP client for a function, attempts and time limits for each service.
///
/// Endpoints, Region and credentials come from the environment, as the SDK reads it.
public final class Clients {
  private Clients() {}

  /// The HTTP client that all of a function's clients share.
  public static SdkHttpClient http() {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(2))
        .maxConcurrency(50)
        .build();
  }

  /// DynamoDB: 4 attempts of at most 1 second, 4 seconds in all.
  public static DynamoDbClient dynamo(SdkHttpClient http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .overrideConfiguration(retries(4, Duration.ofSeconds(1), Duration.ofSeconds(4)))
        .build();
  }

  /// Where DynamoDB answers in the Region of the environment.
  public static URI dynamoEndpoint() {
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    return URI.create("https://" + DynamoDbClient.serviceMetadata().endpointFor(region));
  }

  /// The SDK's standard retries within these limits; after throttling with short waits, because who
  /// is throttled for longer has a better place to wait than a running function.
  public static ClientOverrideConfiguration retries(
      int attempts, Duration anAttempt, Duration inAll) {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .throttlingBackoffStrategy(
                    BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build())
        .apiCallAttemptTimeout(anAttempt)
        .apiCallTimeout(inAll)
        .build();
  }
}
