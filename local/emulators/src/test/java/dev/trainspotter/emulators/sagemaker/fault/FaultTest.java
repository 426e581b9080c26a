package dev.trainspotter.emulators.sagemaker.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainspotter.emulators.sagemaker.FixedJob;
import dev.trainspotter.emulators.sagemaker.Sdk;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class FaultTest {
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SageMakerClient client = Sdk.client(sageMaker);

  @BeforeEach
  void putAJob() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of());
  }

  @AfterEach
  void close() {
    client.close();
    sageMaker.close();
  }

  @Test
  void throttlesAsSageMakerDoes() {
    sageMaker.fault(Fault.throttling());

    SageMakerException refusal = catchThrowableOfType(SageMakerException.class, this::describe);

    assertThat(refusal.isThrottlingException()).isTrue();
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
  }

  @ParameterizedTest
  @CsvSource({
    "DENIED, 400, AccessDeniedException",
    "UNAVAILABLE, 503, ServiceUnavailable",
    "BROKEN, 500, InternalFailure",
    "NOT_FOUND, 400, ValidationException"
  })
  void rejectsAsSageMakerDoes(String name, int status, String code) {
    sageMaker.fault(
        switch (name) {
          case "DENIED" -> Fault.denied();
          case "UNAVAILABLE" -> Fault.unavailable();
          case "BROKEN" -> Fault.internalFailure();
          default -> Fault.notFound();
        });

    SageMakerException refusal = catchThrowableOfType(SageMakerException.class, this::describe);

    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
  }

  @Test
  void sendsGarbageThatTheClientCannotRead() {
    sageMaker.fault(Fault.html());
    assertThatThrownBy(this::describe).isInstanceOf(SdkClientException.class);

    sageMaker.fault(Fault.truncated());
    assertThatThrownBy(this::describe).isInstanceOf(SdkClientException.class);
  }

  @Test
  void sendsAnEmptyBodyThatTheClientTakesForAResponse() {
    sageMaker.fault(Fault.empty());

    DescribeTrainingJobResponse response = describe();

    assertThat(response.trainingJobArn()).isNull();
  }

  @Test
  void sendsAnotherJob() {
    sageMaker.fault(Fault.anotherJob());

    DescribeTrainingJobResponse response = describe();

    assertThat(response.trainingJobArn()).endsWith("another-job");
  }

  @Test
  void closesTheConnectionWithoutAResponse() {
    sageMaker.fault(Fault.connectionReset());

    assertThatThrownBy(this::describe)
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(SdkServiceException.class);
  }

  @Test
  void respondsLateWhenSlow() {
    sageMaker.fault(Fault.slow(Duration.ofMillis(20)));

    DescribeTrainingJobResponse response = describe();

    assertThat(response.trainingJobName()).isEqualTo("churn-1");
  }

  @Test
  void appliesAFaultOnlyToItsOperationAndJob() {
    sageMaker.put(FixedJob.named("churn-2"), Map.of());

    sageMaker.fault(Operation.DESCRIBE_TRAINING_JOB, "churn-2", Fault.denied());
    sageMaker.fault(Operation.LIST_TAGS, "churn-1", Fault.unavailable());

    assertThat(describe().trainingJobName()).isEqualTo("churn-1");
    assertThatThrownBy(
            () -> client.describeTrainingJob(request -> request.trainingJobName("churn-2")))
        .isInstanceOf(SageMakerException.class);
    assertThatThrownBy(
            () -> client.listTags(request -> request.resourceArn(FixedJob.arn("churn-1"))))
        .isInstanceOf(SageMakerException.class);
  }

  @Test
  void respondsNormallyWhenFaultsAreCleared() {
    sageMaker.fault(Operation.DESCRIBE_TRAINING_JOB, Fault.unavailable());

    sageMaker.clearFaults();

    assertThat(describe().trainingJobName()).isEqualTo("churn-1");
  }

  @Test
  void throttlesBeyondTheRateOfOneAccountAndRegion() {
    sageMaker.limitRate(Operation.DESCRIBE_TRAINING_JOB, 0.001, 2);
    describe();
    describe();

    SageMakerException refusal = catchThrowableOfType(SageMakerException.class, this::describe);

    assertThat(refusal.isThrottlingException()).isTrue();
    try (SageMakerClient elsewhere = Sdk.client(sageMaker, FixedJob.ACCOUNT, "eu-west-1")) {
      assertThatThrownBy(
              () -> elsewhere.describeTrainingJob(request -> request.trainingJobName("churn-1")))
          .hasMessageContaining("Requested resource not found");
    }
  }

  private DescribeTrainingJobResponse describe() {
    return client.describeTrainingJob(request -> request.trainingJobName("churn-1"));
  }
}
