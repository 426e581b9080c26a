package dev.trainspotter.emulators.sagemaker;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/// Real clients of the simulated SageMaker, which try each call once.
public final class Sdk {
  private Sdk() {}

  public static SageMakerClient client(SimulatedSageMaker sageMaker) {
    return client(sageMaker, FixedJob.ACCOUNT, FixedJob.REGION);
  }

  public static SageMakerClient client(
      SimulatedSageMaker sageMaker, String account, String region) {
    return SageMakerClient.builder()
        .endpointOverride(sageMaker.endpoint())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any")))
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(5)).build())
        .overrideConfiguration(
            overrides -> overrides.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
