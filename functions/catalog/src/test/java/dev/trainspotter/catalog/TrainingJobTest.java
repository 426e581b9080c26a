package dev.trainspotter.catalog;

import static dev.trainspotter.catalog.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TrainingJobTest {
  private static final String ARN =
      "arn:aws:sagemaker:eu-west-1:111122223333:training-job/Bert-Base";
  private static final String CREATED = "2026-11-23T12:00:00.000Z";

  private static Map<String, AttributeValue> columns(Column... columns) {
    Map<String, AttributeValue> row = new LinkedHashMap<>();
    for (Column column : columns) {
      String value =
          switch (column) {
            case TRAINING_JOB_ARN -> ARN;
            case CREATION_TIME -> CREATED;
            default -> column.id();
          };
      row.put(column.id(), AttributeValue.fromS(value));
    }
    return row;
  }

  @Test
  void hasItsColumnsInTheirOrderWhateverTheOrderOfTheMap() {
    List<Column> reversed = new ArrayList<>(Arrays.asList(Column.values()));
    Collections.reverse(reversed);

    TrainingJob job = new TrainingJob(columns(reversed.toArray(Column[]::new)));

    assertThat(job.columns().keySet())
        .containsExactlyElementsOf(Arrays.stream(Column.values()).map(Column::id).toList());
  }

  @Test
  void makesItsKeyOfTheArnInLowerCaseAndTheCreationTime() {
    TrainingJob job = TrainingJob.of(columns(Column.TRAINING_JOB_ARN, Column.CREATION_TIME));

    assertThat(job.text(Column.KEY))
        .isEqualTo("arn:aws:sagemaker:eu-west-1:111122223333:training-job/bert-base@" + CREATED);
    assertThat(job.columns().keySet()).startsWith("_key");
  }

  @Test
  void replacesAKeyThatDoesNotFit() {
    TrainingJob job =
        TrainingJob.of(columns(Column.KEY, Column.TRAINING_JOB_ARN, Column.CREATION_TIME));

    assertThat(job.text(Column.KEY)).endsWith("/bert-base@" + CREATED);
  }

  @Test
  void hasNoKeyWithoutACreationTime() {
    TrainingJob job = TrainingJob.of(columns(Column.KEY, Column.TRAINING_JOB_ARN));

    assertThat(job.columns()).containsOnlyKeys("training_job_arn");
  }

  @Test
  void refusesACreationTimeWithoutAnArn() {
    assertThatThrownBy(() -> TrainingJob.of(columns(Column.CREATION_TIME)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a training job's ARN");
  }

  @Test
  void refusesAKeyThatIsNotAColumn() {
    Map<String, AttributeValue> row = columns(Column.TRAINING_JOB_ARN);
    row.put("digest", AttributeValue.fromS("x"));

    assertThatThrownBy(() -> new TrainingJob(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected column ids only, got [training_job_arn, digest]");
  }

  @Test
  void doesNotChangeWithTheMapItIsMadeOf() {
    Map<String, AttributeValue> row = columns(Column.TRAINING_JOB_ARN);
    TrainingJob job = new TrainingJob(row);

    row.clear();

    assertThat(job.arn()).isEqualTo(new TrainingJobArn(ARN));
    assertThatThrownBy(() -> job.columns().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasNoArnWhereTheRowHasNone() {
    TrainingJob job = new TrainingJob(Map.of());

    assertThat(job.get(Column.TRAINING_JOB_ARN)).isNull();
    assertThat(job.text(Column.TRAINING_JOB_ARN)).isNull();
    assertThatThrownBy(job::arn).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOneJsonObjectWithColumnIdsAsNames() {
    TrainingJob job = Jobs.described("json", NOON, "{\"BillableTimeInSeconds\": 60}");

    assertThat(Json.read(job.toJson())).isEqualTo(job.columns());
    assertThat(job.toJson()).startsWith("{\"_key\":\"arn:aws").contains("_seconds\":60,");
  }
}
