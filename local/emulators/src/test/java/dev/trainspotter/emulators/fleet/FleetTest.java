package dev.trainspotter.emulators.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.fleet.fulljob.Member;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final List<PlannedJob> JOBS = Fleet.of(2026, 144, START).jobs();

  @Test
  void isTheSameForTheSameSeed() {
    List<String> again = histories(Fleet.of(2026, 144, START).jobs());
    List<String> larger = histories(Fleet.of(2026, 200, START).jobs());
    List<String> other = histories(Fleet.of(2027, 144, START).jobs());

    assertThat(again).isEqualTo(histories(JOBS));
    assertThat(larger).startsWith(again.toArray(String[]::new));
    assertThat(other).doesNotContainAnyElementsOf(again);
  }

  @Test
  void bringsEveryJobToAnEnd() {
    assertThat(JOBS)
        .extracting(PlannedJob::finalStatus)
        .containsOnly("Completed", "Failed", "Stopped");
    assertThat(JOBS).extracting(PlannedJob::arn).doesNotHaveDuplicates();
    assertThat(JOBS).allSatisfy(job -> assertThat(job.endTime()).isAfter(job.creationTime()));
  }

  @Test
  void showsEverySituation() {
    List<ObjectNode> ended = JOBS.stream().map(job -> job.describeAt(job.endTime())).toList();
    String all = ended.stream().map(Json::text).collect(Collectors.joining("\n"));

    for (JobEnding ending : JobEnding.values()) {
      assertThat(JOBS).anyMatch(job -> job.plan().ending() == ending);
    }
    for (Workload workload : Workload.values()) {
      assertThat(JOBS).anyMatch(job -> job.plan().workload() == workload);
    }
    assertThat(all)
        .contains("Interrupted", "Restarting", "WarmPoolStatus", "InstanceGroups", "TuningJobArn")
        .contains(
            "VpcConfig", "ExperimentConfig", "CheckpointConfig", "DebugRuleEvaluationStatuses")
        .contains("AKIAIOSFODNN7EXAMPLE", "hf_", "CUDA out of memory", "ml.p5.48xlarge", "ml.trn1");
    assertThat(JOBS).extracting(PlannedJob::account).contains("111122223333", "777788889999");
    assertThat(JOBS).extracting(PlannedJob::region).contains("us-east-1", "ap-southeast-2");
    assertThat(JOBS)
        .anyMatch(job -> job.deletedAt() != null)
        .anyMatch(job -> job.taggedAt() != null);
  }

  @Test
  void showsOnlyMembersThatSageMakerDocuments() {
    List<String> documented =
        Member.all().stream().filter(Member::isTopLevel).map(Member::path).toList();

    for (PlannedJob job : JOBS) {
      ObjectNode response = job.describeAt(job.endTime());
      assertThat(response.propertyStream())
          .allMatch(member -> documented.contains(member.getKey()));
      assertThat(response.path("FailureReason").asText()).hasSizeLessThanOrEqualTo(1024);
      assertThat(job.trainingJobName()).matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    }
  }

  @Test
  void showsTheEndOnlyWhenItHasCome() {
    PlannedJob job =
        JOBS.stream()
            .filter(one -> one.plan().ending() == JobEnding.COMPLETES)
            .findFirst()
            .orElseThrow();

    ObjectNode running = job.describeAt(job.endTime().minusSeconds(1));
    ObjectNode ended = job.describeAt(job.endTime());

    assertThat(running.path("TrainingJobStatus").asText()).isEqualTo("InProgress");
    assertThat(running.has("ModelArtifacts")).isFalse();
    assertThat(running.has("TrainingEndTime")).isFalse();
    assertThat(running.has("BillableTimeInSeconds")).isFalse();
    assertThat(ended.at("/ModelArtifacts/S3ModelArtifacts").asText()).endsWith("model.tar.gz");
    assertThat(ended.path("FinalMetricDataList")).isNotEmpty();
    assertThat(ended.path("LastModifiedTime")).isEqualTo(Json.seconds(job.endTime()));
  }

  @Test
  void sharesATuningJobAmongItsChildren() {
    var children =
        JOBS.stream()
            .map(job -> job.plan().tuningJobArn())
            .filter(arn -> !arn.isEmpty())
            .collect(Collectors.groupingBy(arn -> arn, Collectors.counting()));

    assertThat(children).hasSize(6).allSatisfy((_, count) -> assertThat(count).isEqualTo(5));
  }

  @Test
  void sendsEventsInAllThreeShapes() {
    List<JsonNode> details =
        JOBS.stream()
            .flatMap(job -> job.deliveries().stream())
            .map(delivery -> Json.readObject(delivery.event()))
            .filter(event -> event.path("source").asText().equals("aws.sagemaker"))
            .map(event -> event.path("detail"))
            .toList();

    assertThat(details)
        .anyMatch(
            detail -> detail.path("CreationTime").isTextual() && detail.path("Tags").isObject())
        .anyMatch(detail -> detail.path("CreationTime").isNumber() && detail.path("Tags").isArray())
        .anyMatch(detail -> detail.path("TrainingEndTime").isNull() && detail.path("Tags").isNull())
        .anyMatch(detail -> !detail.has("Tags"))
        .anyMatch(detail -> detail.path("FailureReason").isNull())
        .anyMatch(detail -> !detail.has("FailureReason"))
        .anyMatch(detail -> detail.path("FailureReason").asText().contains("CUDA"));
  }

  private static List<String> histories(List<PlannedJob> jobs) {
    return jobs.stream()
        .map(job -> Json.text(job.describeAt(job.endTime())) + job.deliveries() + job.deletedAt())
        .toList();
  }
}
