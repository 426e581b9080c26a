package dev.trainspotter.catalog.describe;

import static dev.trainspotter.catalog.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Same;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JobReaderTest {
  private static final JobReader READER = new JobReader(Masking.off());
  private static final FullJob FULL = FullJob.of(11);
  private static final Map<String, AttributeValue> ANSWER =
      Jobs.members(FULL.describeResponse().toString());

  private static TrainingJob full(Map<String, AttributeValue> answer) {
    return READER.read(
        new TrainingJobArn(FULL.trainingJobArn()), answer, ObservedBy.DESCRIBE, NOON);
  }

  @ParameterizedTest
  @EnumSource
  void fillsEveryColumnThatAFullAnswerHas(Column column) {
    TrainingJob job = full(ANSWER);

    boolean isFilled = column.member() == null || !column.member().equals("Tags");
    boolean isLater =
        List.of(Column.DELETED_AT, Column.EXTRA_MEMBERS, Column.TAGS_STALE).contains(column);
    assertThat(job.get(column) != null).isEqualTo(isFilled && !isLater);
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheValueThatSageMakerSent(Column column) {
    TrainingJob job = full(ANSWER);

    AttributeValue sent = column.member() == null ? null : ANSWER.get(column.member());
    if (sent != null) {
      assertThat(Same.value(column, job.get(column), sent)).isTrue();
    }
  }

  @Test
  void keepsUnknownMembersAtEveryDepth() {
    Map<String, AttributeValue> answer =
        Jobs.members(FULL.withUnknownMembers().describeResponse().toString());

    TrainingJob job = full(answer);

    for (Column column : Column.values()) {
      if (column.member() != null && answer.containsKey(column.member())) {
        assertThat(Same.value(column, job.get(column), answer.get(column.member())))
            .as(column.id())
            .isTrue();
      }
    }
    Map<String, AttributeValue> unknown = new LinkedHashMap<>(answer);
    unknown.keySet().removeAll(ANSWER.keySet());
    assertThat(unknown).isNotEmpty();
    assertThat(job.get(Column.EXTRA_MEMBERS).m()).isEqualTo(unknown);
  }

  @Test
  void keepsAMemberOfAnotherTypeThanDocumentedAsItWasSent() {
    TrainingJob job =
        Jobs.described(
            "odd",
            NOON,
            """
            {"TrainingTimeInSeconds": "many", "VpcConfig": "none", "TrainingStartTime": "soon",
             "EnableManagedSpotTraining": 3, "FailureReason": {"Code": 1}, "HyperParameters": [1]}
            """);

    assertThat(job.get(Column.EXTRA_MEMBERS).m().keySet())
        .containsExactlyInAnyOrder(
            "TrainingTimeInSeconds",
            "VpcConfig",
            "TrainingStartTime",
            "EnableManagedSpotTraining",
            "FailureReason",
            "HyperParameters");
    assertThat(job.get(Column.VPC_CONFIG)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Tags\": {\"team\": \"nlp\", \"\": \"x\"}}",
        "{\"Tags\": [{\"Key\": \"team\", \"Value\": \"nlp\"}, {\"Key\": \"\", \"Value\": \"x\"}]}",
      })
  void readsTagsInEachPublishedShape(String members) {
    TrainingJob job = Jobs.announced("tagged", NOON, members);

    assertThat(job.get(Column.TAGS).m())
        .containsOnly(
            Map.entry("team", AttributeValue.fromS("nlp")),
            Map.entry("(empty)", AttributeValue.fromS("x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1583831889050", "\"1583831889050\"", "1583831889.05"})
  void readsTimesInEachPublishedShape(String time) {
    TrainingJob job = Jobs.announced("timed", NOON, "{\"CreationTime\": " + time + "}");

    assertThat(job.text(Column.CREATION_TIME)).isEqualTo("2020-03-10T09:18:09.050Z");
  }

  @Test
  void countsNullAsAbsent() {
    TrainingJob job =
        Jobs.announced("null", NOON, "{\"Tags\": null, \"CreationTime\": null, \"New\": null}");

    assertThat(job.get(Column.TAGS)).isNull();
    assertThat(job.get(Column.CREATION_TIME)).isNull();
    assertThat(job.get(Column.EXTRA_MEMBERS)).isNull();
  }

  @Test
  void keepsAnswersAsSageMakerReallyGivesThem() {
    TrainingJob job =
        Jobs.described(
            "real",
            NOON,
            """
            {"TuningJobArn": "", "OutputDataConfig": {"KmsKeyId": ""},
             "FailureReason": "AlgorithmError: out of memory\\nat line 3"}
            """);

    assertThat(job.text(Column.TUNING_JOB_ARN)).isEmpty();
    assertThat(job.get(Column.OUTPUT_DATA_CONFIG).m().get("KmsKeyId").s()).isEmpty();
    assertThat(job.text(Column.FAILURE_REASON)).contains("\nat line 3");
    assertThat(job.get(Column.MODEL_ARTIFACTS)).isNull();
  }

  @Test
  void keepsANumberThatDynamoDbRefusesAsTheTextThatWasSent() {
    TrainingJob job =
        Jobs.described(
            "numbers",
            NOON,
            """
            {"FinalMetricDataList": [
              {"MetricName": "a", "Value": 1e400, "Timestamp": 1583831889.05},
              {"MetricName": "b", "Value": "NaN"},
              {"MetricName": "c", "Value": 1234567890123456789012345678901234567890},
              {"MetricName": "d", "Value": 12345678901234567890123456789012345678}]}
            """);

    List<AttributeValue> metrics = job.get(Column.FINAL_METRIC_DATA_LIST).l();
    assertThat(metrics.get(0).m().get("Value").s()).isEqualTo("1e400");
    assertThat(metrics.get(0).m().get("Timestamp").s()).isEqualTo("2020-03-10T09:18:09.050Z");
    assertThat(metrics.get(1).m().get("Value").s()).isEqualTo("NaN");
    assertThat(metrics.get(2).m().get("Value").s())
        .isEqualTo("1234567890123456789012345678901234567890");
    assertThat(metrics.get(3).m().get("Value").n())
        .isEqualTo("12345678901234567890123456789012345678");
  }

  @Test
  void keepsWhatIsNestedTooDeepAsItsJsonText() {
    String deep = "{\"a\":".repeat(60) + "1" + "}".repeat(60);

    TrainingJob job = Jobs.described("deep", NOON, "{\"Odd\": " + deep + "}");

    assertThat(job.toJson()).contains("\\\"a\\\":1");
  }

  @Test
  void billsTheSelectedInstancesBeforeThoseAskedForBeforeTheGroups() {
    String selected =
        """
        {"ResourceConfig": {"SelectedInstanceType": "ml.p5.48xlarge", "SelectedInstanceCount": 4,
          "InstanceType": "ml.g5.xlarge", "InstanceCount": 1}}
        """;
    String groups =
        """
        {"ResourceConfig": {"InstanceGroups": [
          {"InstanceType": "ml.p4d.24xlarge", "InstanceCount": 2},
          {"InstanceType": "ml.c5.4xlarge", "InstanceCount": 6}]}}
        """;

    assertThat(Jobs.described("a", NOON, selected).text(Column.INSTANCE_TYPE))
        .isEqualTo("ml.p5.48xlarge");
    assertThat(Jobs.described("b", NOON, "{}").get(Column.INSTANCE_COUNT).n()).isEqualTo("2");
    assertThat(Jobs.described("c", NOON, groups).text(Column.INSTANCE_TYPE))
        .isEqualTo("ml.c5.4xlarge,ml.p4d.24xlarge");
    assertThat(Jobs.described("c", NOON, groups).get(Column.INSTANCE_COUNT).n()).isEqualTo("8");
    assertThat(Jobs.described("d", NOON, "{\"ResourceConfig\": {}}").get(Column.INSTANCE_TYPE))
        .isNull();
  }

  @Test
  void takesAccountAndRegionFromTheArnThatWasAskedFor() {
    TrainingJob job = Jobs.described("placed", NOON, "{\"TrainingJobArn\": \"garbage\"}");

    assertThat(job.text(Column.ACCOUNT_ID)).isEqualTo("111122223333");
    assertThat(job.text(Column.REGION)).isEqualTo("us-east-1");
    assertThat(job.arn()).isEqualTo(Jobs.arn("placed"));
    assertThat(job.get(Column.EXTRA_MEMBERS).m()).containsKey("TrainingJobArn");
  }
}
