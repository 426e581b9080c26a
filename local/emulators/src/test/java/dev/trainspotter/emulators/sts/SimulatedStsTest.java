package dev.trainspotter.emulators.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobSummary;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class SimulatedStsTest {
  private static final String READER = "arn:aws:iam::444455556666:role/teams/reader";

  private final SimulatedSts sts = SimulatedSts.start();
  private final StsClient client =
      StsClient.builder()
          .endpointOverride(sts.endpoint())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "any")))
          .httpClient(
              UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(500)).build())
          .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
          .build();

  @AfterEach
  void close() {
    client.close();
    sts.close();
  }

  private AssumeRoleResponse assume(String role, String externalId) {
    return client.assumeRole(
        r -> r.roleArn(role).roleSessionName("stack-reader").externalId(externalId));
  }

  @Test
  void givesASessionWithTheRole() {
    sts.put(READER, "secret word");

    AssumeRoleResponse response = assume(READER, "secret word");

    assertThat(response.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::444455556666:assumed-role/reader/stack-reader");
    assertThat(response.credentials().accessKeyId()).startsWith("ASIA444455556666");
    assertThat(response.credentials().expiration())
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    assertThat(sts.calls())
        .containsExactly(
            new AssumeRoleCall("111122223333", "eu-west-1", READER, "stack-reader", "secret word"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-", "other"})
  void refusesAnotherExternalIdThanTheRoleRequires(String externalId) {
    sts.put(READER, "secret");

    assertThatThrownBy(() -> assume(READER, externalId))
        .isInstanceOfSatisfying(
            StsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            });
  }

  @Test
  void refusesARoleThatWasRevokedAsOneThatNeverWas() {
    sts.put(READER);
    sts.revoke(READER);

    assertThatThrownBy(() -> assume(READER, null)).hasMessageContaining("not authorized");
    assertThatThrownBy(() -> assume(READER.replace("reader", "another"), null))
        .hasMessageContaining("not authorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader", "arn:aws:iam::4444:role/reader"})
  void refusesWhatIsNoRole(String role) {
    assertThatThrownBy(() -> assume(role, null)).hasMessageContaining("is invalid");
  }

  @ParameterizedTest
  @EnumSource
  void failsForOneAccountUntilTheFaultIsRemoved(StsFault fault) {
    String other = READER.replace("444455556666", "777788889999");
    sts.put(READER);
    sts.put(other);

    sts.fault("444455556666", fault);

    assertThat(assume(other, null).credentials()).isNotNull();
    assertThatThrownBy(() -> assume(READER, null).credentials().accessKeyId())
        .isInstanceOfAny(SdkException.class, NullPointerException.class);
    sts.clearFaults();
    assertThat(assume(READER, null).credentials()).isNotNull();
  }

  @Test
  void throttlesAsStsDoes() {
    sts.put(READER);
    sts.fault(StsFault.THROTTLED);

    assertThatThrownBy(() -> assume(READER, null))
        .isInstanceOfSatisfying(
            StsException.class, e -> assertThat(e.isThrottlingException()).isTrue());
  }

  @Test
  void letsASessionSeeTheJobsOfItsAccountOnly() {
    try (SimulatedSageMaker sageMaker = SimulatedSageMaker.start()) {
      for (String account : List.of("444455556666", "777788889999")) {
        String arn = "arn:aws:sagemaker:us-east-1:%s:training-job/of-%1$s".formatted(account);
        sageMaker.put("{\"TrainingJobArn\": \"%s\"}".formatted(arn), Map.of());
        sts.put(READER.replace("444455556666", account));
      }

      Credentials session = assume(READER, null).credentials();

      try (SageMakerClient jobs = client(sageMaker, session)) {
        assertThat(jobs.listTrainingJobs().trainingJobSummaries())
            .extracting(TrainingJobSummary::trainingJobArn)
            .containsExactly(
                "arn:aws:sagemaker:us-east-1:444455556666:training-job/of-444455556666");
      }
    }
  }

  private static SageMakerClient client(SimulatedSageMaker sageMaker, Credentials session) {
    return SageMakerClient.builder()
        .endpointOverride(sageMaker.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken())))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
