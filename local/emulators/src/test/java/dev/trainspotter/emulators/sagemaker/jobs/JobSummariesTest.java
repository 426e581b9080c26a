package dev.trainspotter.emulators.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.sagemaker.FixedJob;
import dev.trainspotter.emulators.sagemaker.Sdk;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SortBy;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobSummary;

class JobSummariesTest {
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SageMakerClient client = Sdk.client(sageMaker);

  @BeforeEach
  void putJobs() {
    sageMaker.put(FixedJob.of("a", "Completed", 0), Map.of());
    sageMaker.put(FixedJob.of("b", "Completed", 10), Map.of());
    sageMaker.put(FixedJob.of("c", "Failed", 20), Map.of());
  }

  @AfterEach
  void close() {
    client.close();
    sageMaker.close();
  }

  @Test
  void filtersAfterThePageIsCut() {
    var first = client.listTrainingJobs(request -> request.statusEquals("Failed").maxResults(2));
    var second =
        client.listTrainingJobs(
            request -> request.statusEquals("Failed").maxResults(2).nextToken(first.nextToken()));

    assertThat(first.trainingJobSummaries()).isEmpty();
    assertThat(names(second.trainingJobSummaries())).containsExactly("c");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void continuesAtItsPositionWhenJobsAreAddedAndRemoved() {
    var first = client.listTrainingJobs(request -> request.sortBy(SortBy.NAME).maxResults(2));
    sageMaker.delete(FixedJob.arn("a"));
    sageMaker.put(FixedJob.named("ab"), Map.of());

    var second =
        client.listTrainingJobs(
            request -> request.sortBy(SortBy.NAME).maxResults(2).nextToken(first.nextToken()));

    assertThat(names(second.trainingJobSummaries())).containsExactly("c");
  }

  @Test
  void filtersByTimeAndName() {
    Instant afterTheFirst = Instant.ofEpochMilli(1763000005000L);

    var late =
        client.listTrainingJobs(
            request -> request.creationTimeAfter(afterTheFirst).sortOrder(SortOrder.DESCENDING));
    var early = client.listTrainingJobs(request -> request.lastModifiedTimeBefore(afterTheFirst));
    var named = client.listTrainingJobs(request -> request.nameContains("b"));

    assertThat(names(late.trainingJobSummaries())).containsExactly("c", "b");
    assertThat(names(early.trainingJobSummaries())).containsExactly("a");
    assertThat(named.trainingJobSummaries())
        .singleElement()
        .matches(job -> job.trainingJobStatus() == TrainingJobStatus.COMPLETED);
  }

  private static List<String> names(List<TrainingJobSummary> jobs) {
    return jobs.stream().map(TrainingJobSummary::trainingJobName).toList();
  }
}
