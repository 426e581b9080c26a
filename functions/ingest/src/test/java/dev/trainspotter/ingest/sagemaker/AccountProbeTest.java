package dev.trainspotter.ingest.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.jobs.SearchForm;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.ingest.RealParts;
import dev.trainspotter.ingest.sagemaker.AccountProbe.Result;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class AccountProbeTest {
  private static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");

  private final List<Duration> pauses = new ArrayList<>();
  private final Caller caller =
      Caller.user(
          UrlConnectionHttpClient.create(),
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(HERE.accountId(), "any-secret")),
          null);
  private final AccountProbe probe = new AccountProbe(pauses::add);

  @BeforeEach
  void putOneJob() {
    RealParts.SAGE_MAKER.arns().forEach(RealParts.SAGE_MAKER::delete);
    RealParts.SAGE_MAKER.put(
        """
        {"TrainingJobName": "one", "TrainingJobStatus": "Completed", "CreationTime": 1763000000,
         "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/one"}
        """,
        Map.of());
    RealParts.SAGE_MAKER.clearCalls();
  }

  @AfterEach
  void healSageMaker() {
    RealParts.SAGE_MAKER.clearFaults();
    RealParts.SAGE_MAKER.searchAs(SearchForm.COUNTED);
    RealParts.SAGE_MAKER.arns().forEach(RealParts.SAGE_MAKER::delete);
  }

  @Test
  void learnsTheAccountFromAJobAndSendsEachRequestOnce() {
    Result result = probe.of(caller, "us-east-1");

    assertThat(result).isEqualTo(new Result.Found(HERE, 1L));
    assertThat(RealParts.SAGE_MAKER.calls())
        .map(call -> call.operation())
        .containsExactly(Operation.SEARCH, Operation.DESCRIBE_TRAINING_JOB, Operation.LIST_TAGS);
  }

  @Test
  void knowsNoNumberOfJobsWhereSageMakerDoesNotCountThem() {
    RealParts.SAGE_MAKER.searchAs(SearchForm.UNCOUNTED);

    assertThat(probe.of(caller, "us-east-1")).isEqualTo(new Result.Found(HERE, null));
  }

  @Test
  void saysThatARegionHasNoJobs() {
    assertThat(probe.of(caller, "eu-west-1")).isEqualTo(new Result.NoJobs());
  }

  @ParameterizedTest
  @CsvSource({
    "SEARCH, Search",
    "DESCRIBE_TRAINING_JOB, DescribeTrainingJob",
    "LIST_TAGS, ListTags"
  })
  void saysWhichRequestIsDenied(Operation operation, String name) {
    RealParts.SAGE_MAKER.fault(operation, Fault.denied());

    Result result = probe.of(caller, "us-east-1");

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> {
              assertThat(refused.operation()).isEqualTo(name);
              assertThat(refused.reason().cause()).isEqualTo(Cause.DENIED);
            });
  }

  @Test
  void waitsWhileSageMakerThrottles() {
    RealParts.SAGE_MAKER.faultWhen(_ -> pauses.size() < 2 ? Fault.throttling() : null);

    Result result = probe.of(caller, "us-east-1");

    assertThat(result).isInstanceOf(Result.Found.class);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void takesAJobThatWasDeletedMeanwhileForNoRefusal() {
    RealParts.SAGE_MAKER.fault(Operation.DESCRIBE_TRAINING_JOB, Fault.notFound());

    assertThat(probe.of(caller, "us-east-1")).isInstanceOf(Result.Found.class);
  }

  @Test
  void takesHtmlForNoResponseOfSageMaker() {
    RealParts.SAGE_MAKER.fault(Operation.SEARCH, Fault.html());

    assertThat(probe.of(caller, "us-east-1"))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.reason().cause()).isEqualTo(Cause.UNREADABLE));
  }
}
