package dev.trainspotter.edge;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/// AWS clients of a function: one shared HTTP client, with retries and time limits for each
/// service.
///
/// The SDK reads endpoints, Region and credentials from the environment.
public final class Clients {
  /// The property that tells the HTTP client which C library Linux has: `glibc` or `musl`.
  static final String LIBC = "aws.crt.libc";

  private Clients() {}

  /// The HTTP client that all of a function's clients share.
  public static SdkHttpClient http() {
    nameLibc();
    return crt().build();
  }

  /// Sets the C library where the class path has the client's native code for glibc only, as in the
  /// zips. Without it, the client starts a program, `ldd`, to find out which C library Linux has.
  private static void nameLibc() {
    boolean hasMusl =
        Stream.of("x86_64", "armv8")
            .map("/linux/%s/musl/libaws-crt-jni.so"::formatted)
            .anyMatch(library -> Clients.class.getResource(library) != null);
    if (!hasMusl && System.getProperty(LIBC) == null) {
      System.setProperty(LIBC, "glibc");
    }
  }

  /// The same client without the proxy that the environment names: for endpoints on this machine,
  /// which no proxy can reach.
  public static SdkHttpClient directHttp() {
    return crt()
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useEnvironmentVariableValues(false)
                .useSystemPropertyValues(false)
                .build())
        .build();
  }

  private static AwsCrtHttpClient.Builder crt() {
    return AwsCrtHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)).maxConcurrency(50);
  }

  /// A DynamoDB client with up to 4 attempts of at most 1 second each, and 4 seconds in total.
  public static DynamoDbClient dynamo(SdkHttpClient http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .overrideConfiguration(
            retries(4, Duration.ofSeconds(1), Duration.ofSeconds(4)).toBuilder()
                .addExecutionInterceptor(new ItemDecoding())
                .build())
        .build();
  }

  /// The endpoint that a DynamoDB client calls: the one that the environment names, otherwise the
  /// public one of its Region.
  public static URI dynamoEndpoint() {
    try (SdkHttpClient http = http();
        DynamoDbClient dynamo = dynamo(http)) {
      DynamoDbServiceClientConfiguration known = dynamo.serviceClientConfiguration();
      return known
          .endpointOverride()
          .orElseGet(
              () ->
                  URI.create(
                      "https://" + DynamoDbClient.serviceMetadata().endpointFor(known.region())));
    }
  }

  /// The SDK's standard retries with these limits. Waits after throttling are short, 1 second at
  /// most: longer waits belong in the backlog queue, not in billed function time.
  public static ClientOverrideConfiguration retries(
      int attempts, Duration attemptLimit, Duration totalLimit) {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .throttlingBackoffStrategy(
                    BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build())
        .apiCallAttemptTimeout(attemptLimit)
        .apiCallTimeout(totalLimit)
        .build();
  }
}
