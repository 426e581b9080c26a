package dev.trainspotter.emulators.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class DeleteTrainingJobTest {
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SageMakerClient client = Sdk.client(sageMaker);

  @AfterEach
  void close() {
    client.close();
    sageMaker.close();
  }

  @Test
  void forgetsAnEndedJobAndFreesItsName() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of());

    client.deleteTrainingJob(request -> request.trainingJobName("churn-1"));

    assertThat(sageMaker.arns()).isEmpty();
    assertThatThrownBy(
            () -> client.describeTrainingJob(request -> request.trainingJobName("churn-1")))
        .hasMessageContaining("Requested resource not found.");
  }

  @Test
  void keepsAJobThatStillRuns() {
    sageMaker.put(FixedJob.of("churn-1", "InProgress", 0), Map.of());

    assertThatThrownBy(
            () -> client.deleteTrainingJob(request -> request.trainingJobName("churn-1")))
        .hasMessageContaining("InProgress");

    assertThat(sageMaker.arns()).containsExactly(FixedJob.arn("churn-1"));
  }
}
