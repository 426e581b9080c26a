package dev.trainspotter.emulators.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.emulators.sagemaker.fault.Call;
import dev.trainspotter.emulators.sagemaker.fault.NotFound;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;

class DescribeTrainingJobTest {
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SageMakerClient client = Sdk.client(sageMaker);

  @AfterEach
  void close() {
    client.close();
    sageMaker.close();
  }

  @Test
  void servesTheRealClient() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of());

    var response = client.describeTrainingJob(request -> request.trainingJobName("churn-1"));

    assertThat(response.trainingJobStatus()).isEqualTo(TrainingJobStatus.COMPLETED);
    assertThat(response.creationTime()).isEqualTo(Instant.ofEpochMilli(1763000000123L));
    assertThat(response.resourceConfig().instanceCount()).isEqualTo(2);
  }

  @Test
  void sendsWhatWasPutCharacterForCharacter() throws IOException, InterruptedException {
    String put =
        """
        { "TrainingJobArn" : "%s", "Newest":{"Deep":[{"Δ": 12345678901234567890}]}, "T":1.10 }\
        """
            .formatted(FixedJob.arn("odd"));
    sageMaker.put(put, Map.of());

    HttpResponse<String> response = post("DescribeTrainingJob", "{\"TrainingJobName\":\"odd\"}");

    assertThat(response.body()).isEqualTo(put);
    assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
  }

  @Test
  void sendsRawBytesAndKeepsTheTags() throws IOException, InterruptedException {
    sageMaker.put(FixedJob.named("raw"), Map.of("team", "vision"));

    sageMaker.putRaw(FixedJob.arn("raw"), "<html>".getBytes(StandardCharsets.UTF_8));

    assertThat(post("DescribeTrainingJob", "{\"TrainingJobName\":\"raw\"}").body())
        .isEqualTo("<html>");
    assertThat(client.listTags(request -> request.resourceArn(FixedJob.arn("raw"))).tags())
        .hasSize(1);
  }

  @Test
  void hidesAJobFromOtherAccountsAndRegions() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of());

    try (SageMakerClient stranger = Sdk.client(sageMaker, "999999999999", "us-east-1");
        SageMakerClient elsewhere = Sdk.client(sageMaker, FixedJob.ACCOUNT, "eu-west-1")) {
      assertIsMissing(stranger, "churn-1");
      assertIsMissing(elsewhere, "churn-1");
    }
  }

  @Test
  void returnsTheChosenErrorForAMissingJob() {
    assertIsMissing(client, "never-was");

    sageMaker.sayNotFoundAs(NotFound.RESOURCE_NOT_FOUND);

    assertThatThrownBy(
            () -> client.describeTrainingJob(request -> request.trainingJobName("never-was")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void rejectsWhatSageMakerRejects() throws IOException, InterruptedException {
    assertThat(post("DescribeTrainingJob", "{}").body())
        .contains("ValidationException", "Value null at 'trainingJobName'");
    assertThat(post("DescribeTrainingJob", "{\"TrainingJobName\":\"-no\"}").body())
        .contains("ValidationException", "regular expression");
    assertThat(post("DescribeTrainingJob", "nonsense").body()).contains("SerializationException");
    assertThat(post("CreatePony", "{}").headers().firstValue("x-amzn-errortype"))
        .contains("UnknownOperationException");
  }

  @Test
  void recordsTheOperationAndTheCallerOfEachCall() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of());

    client.describeTrainingJob(request -> request.trainingJobName("churn-1"));

    assertThat(sageMaker.calls())
        .extracting(Call::operation, Call::account, Call::region, Call::subject)
        .containsExactly(
            Tuple.tuple(
                Operation.DESCRIBE_TRAINING_JOB, FixedJob.ACCOUNT, FixedJob.REGION, "churn-1"));
    sageMaker.clearCalls();
    assertThat(sageMaker.calls()).isEmpty();
  }

  private static void assertIsMissing(SageMakerClient client, String name) {
    assertThatThrownBy(() -> client.describeTrainingJob(request -> request.trainingJobName(name)))
        .isInstanceOfSatisfying(
            SageMakerException.class,
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(400);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .isEqualTo("Requested resource not found.");
            });
  }

  private HttpResponse<String> post(String operation, String body)
      throws IOException, InterruptedException {
    URI endpoint = sageMaker.endpoint();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "SageMaker." + operation)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261123/%s/sagemaker/aws4_request"
                    .formatted(FixedJob.ACCOUNT, FixedJob.REGION))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
