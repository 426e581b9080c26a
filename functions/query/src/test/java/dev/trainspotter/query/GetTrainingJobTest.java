package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.query.request.Bounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetTrainingJobTest {
  private static final String FOLDER = "/v1/training-jobs/111122223333/us-east-1/";
  private static final String MEMBERS =
      """
      {"TrainingJobStatus": "Completed", "ResourceConfig": {"InstanceType": "ml.p5.48xlarge"},
       "MadeUpMember": {"Depth": [1, {"Two": 1.50}]}}
      """;
  private static final Running RUNNING = Running.start();

  @Test
  void answersTheWholeRow() {
    TrainingJob job = RUNNING.keep("whole", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "whole");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(Running.json(answer).toMap()).isEqualTo(job.columns());
  }

  @Test
  void answersTheNewestJobOfANameUnlessAskedForAnother() {
    RUNNING.keep("twice", Running.NOON.minusSeconds(60), MEMBERS);
    RUNNING.keep("twice", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse newest = RUNNING.get(FOLDER + "twice");
    APIGatewayV2HTTPResponse older =
        RUNNING.get(FOLDER + "twice?creation_time=2026-11-23T11:59:00Z");

    assertThat(Running.json(newest).getString("creation_time"))
        .isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(Running.json(older).getString("creation_time"))
        .isEqualTo("2026-11-23T11:59:00.000Z");
  }

  @Test
  void answersOnlyTheFieldsThatAreNamed() {
    RUNNING.keep("narrow", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse answer =
        RUNNING.get(FOLDER + "narrow?fields=resource_config.InstanceType");

    assertThat(answer.getBody())
        .isEqualTo("{\"resource_config\":{\"InstanceType\":\"ml.p5.48xlarge\"}}");
  }

  @Test
  void findsAJobByTheSecondInWhichItWasCreated() {
    RUNNING.keep("fraction", Running.NOON.plusMillis(217), MEMBERS);

    APIGatewayV2HTTPResponse bySecond =
        RUNNING.get(FOLDER + "fraction?creation_time=2026-11-23T12:00:00Z");
    APIGatewayV2HTTPResponse byAnother =
        RUNNING.get(FOLDER + "fraction?creation_time=2026-11-23T12:00:01Z");
    APIGatewayV2HTTPResponse byFraction =
        RUNNING.get(FOLDER + "fraction?creation_time=2026-11-23T12:00:00.218Z");

    assertThat(Running.json(bySecond).getString("creation_time"))
        .isEqualTo("2026-11-23T12:00:00.217Z");
    assertThat(byAnother.getStatusCode()).isEqualTo(404);
    assertThat(byFraction.getStatusCode()).isEqualTo(404);
  }

  @Test
  void saysWhatToNameWhenARowIsTooLargeForAnAnswer() {
    RUNNING.keep("large", Running.NOON, MEMBERS);
    Running bounded = RUNNING.within(new Bounds(10, 100, Duration.ofMinutes(1), 300));

    APIGatewayV2HTTPResponse whole = bounded.get(FOLDER + "large");
    APIGatewayV2HTTPResponse part = bounded.get(FOLDER + "large?fields=training_job_status");

    assertThat(whole.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(whole).getString("parameter")).isEqualTo("fields");
    assertThat(part.getBody()).isEqualTo("{\"training_job_status\":\"Completed\"}");
  }

  @Test
  void findsMembersWhoseNamesHaveDots() {
    RUNNING.keep(
        "dotted",
        Running.NOON,
        """
        {"DebugHookConfig": {"CollectionConfigurations": [
          {"CollectionName": "a", "CollectionParameters": {"train.save_interval": "5", "x": "1"}},
          {"CollectionName": "b", "CollectionParameters": {"train": {"save_interval": "7"}}}]}}
        """);
    String parameters = "debug_hook_config.CollectionConfigurations.CollectionParameters";

    APIGatewayV2HTTPResponse answer =
        RUNNING.get(
            FOLDER
                + "dotted?fields=%1$s.train.save_interval,%1$s.nothing.else".formatted(parameters));

    assertThat(answer.getBody())
        .isEqualTo(
            """
            {"debug_hook_config":{"CollectionConfigurations":[\
            {"CollectionParameters":{"train.save_interval":"5"}},\
            {"CollectionParameters":{"train":{"save_interval":"7"}}}]}}\
            """);
  }

  @Test
  void findsAJobWhateverTheCaseOfItsName() {
    RUNNING.keep("Mixed", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "mIXED");

    assertThat(Running.json(answer).getString("training_job_name")).isEqualTo("Mixed");
  }

  @Test
  void saysThatNobodyKnowsAJob() {
    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "nobody");

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(answer.getBody())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Not Found","status":404,\
            "detail":"no training job nobody is known in account 111122223333 and Region us-east-1",\
            "parameter":"training_job_name","value":"nobody"}\
            """);
  }

  @Test
  void saysThatNoJobOfTheNameWasCreatedThen() {
    RUNNING.keep("once", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse answer =
        RUNNING.get(FOLDER + "once?creation_time=9999-12-31T23:59:59.999Z");

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(Running.json(answer).getString("parameter")).isEqualTo("creation_time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T12:00:00Z",
        "2026-11-23T12:00:00.000999Z",
        "2026-11-23T13:00:00%2B01:00",
        "2026-11-23T13:00:00+01:00",
        "2026-11-23T06:30-05:30",
      })
  void findsAJobByItsCreationTimeInAnyZone(String time) {
    RUNNING.keep("zoned", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse job = RUNNING.get(FOLDER + "zoned?creation_time=" + time);
    APIGatewayV2HTTPResponse timeline =
        RUNNING.get(FOLDER + "zoned/timeline?creation_time=" + time);
    APIGatewayV2HTTPResponse list =
        RUNNING.get("/v1/training-jobs?training_job_name=zoned&creation_time=" + time);

    assertThat(Running.json(job).getString("creation_time")).isEqualTo("2026-11-23T12:00:00.000Z");
    assertThat(Running.json(timeline).getString("training_job_name")).isEqualTo("zoned");
    assertThat(Running.rows(list)).hasSize(1);
  }
}
