package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.TrainingJobArn;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GetTimelineTest {
  private static final String FOLDER = "/v1/training-jobs/111122223333/us-east-1/";
  private static final String MEMBERS =
      """
      {"TrainingJobStatus": "Completed", "SecondaryStatus": "Completed",
       "SecondaryStatusTransitions": [
         {"Status": "Starting", "StartTime": "2026-11-23T12:00:02.217Z",
          "EndTime": "2026-11-23T12:00:47.717Z", "StatusMessage": "Starting the training job"},
         {"Status": "Training", "StartTime": "2026-11-23T12:00:47.717Z",
          "EndTime": "2026-11-23T12:15:00.000Z", "StatusMessage": "Training in progress"},
         {"Status": "Completed", "StartTime": "2026-11-23T12:15:00Z",
          "EndTime": "2026-11-23T12:15:00Z", "StatusMessage": "Training job completed"}]}
      """;
  private static final Running RUNNING = Running.start();

  @Test
  void answersHowAJobSpentItsTime() {
    RUNNING.keep("timed", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "timed/timeline");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody().replaceFirst("\"as_of\":\"[^\"]{24}\"", "\"as_of\":\"now\""))
        .isEqualTo(
            """
            {"training_job_arn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/timed",\
            "training_job_name":"timed","training_job_status":"Completed",\
            "secondary_status":"Completed","creation_time":"2026-11-23T12:00:00.000Z",\
            "as_of":"now",\
            "phases":[\
            {"status":"Starting","kind":"queue","start_time":"2026-11-23T12:00:02.217Z",\
            "end_time":"2026-11-23T12:00:47.717Z","seconds":45.500,\
            "messages":["Starting the training job"]},\
            {"status":"Training","kind":"train","start_time":"2026-11-23T12:00:47.717Z",\
            "end_time":"2026-11-23T12:15:00.000Z","seconds":852.283,\
            "messages":["Training in progress"]},\
            {"status":"Completed","kind":"end","start_time":"2026-11-23T12:15:00.000Z",\
            "end_time":"2026-11-23T12:15:00.000Z","seconds":0.000,\
            "messages":["Training job completed"]}],\
            "gaps":[{"start_time":"2026-11-23T12:00:00.000Z",\
            "end_time":"2026-11-23T12:00:02.217Z","seconds":2.217,\
            "after":"created","before":"Starting"}],\
            "interruptions":[],\
            "queue_seconds":45.500,"download_seconds":0.000,"train_seconds":852.283,\
            "upload_seconds":0.000,"interrupted_seconds":0.000,"other_seconds":0.000,\
            "gap_seconds":2.217,"total_seconds":900.000}\
            """);
  }

  @Test
  void answersTheNewestJobOfANameUnlessAskedForAnother() {
    RUNNING.keep("twice", Running.NOON.minusSeconds(60), MEMBERS);
    RUNNING.keep("twice", Running.NOON, MEMBERS);

    APIGatewayV2HTTPResponse newest = RUNNING.get(FOLDER + "twice/timeline");
    APIGatewayV2HTTPResponse older =
        RUNNING.get(FOLDER + "twice/timeline?creation_time=2026-11-23T11:59:00Z");

    assertThat(newest.getBody()).contains("\"total_seconds\":900.000");
    assertThat(older.getBody())
        .contains("\"total_seconds\":960.000", "\"deleted_at\":\"2026-11-23T12:00");
  }

  @Test
  void healsWithTheNextDescriptionWhatAnEventLeftOpen() {
    TrainingJobArn arn = TrainingJobArn.of(Running.PLACE, "overtaken");
    String training = steps("Training", "{\"Status\": \"Training\", \"StartTime\": 1795435210}");
    RUNNING.keep(arn, Running.NOON, training, Running.NOON.plusSeconds(20));
    RUNNING.announce(
        arn,
        Running.NOON.plusSeconds(40),
        """
        {"CreationTime": 1795435200, "LastModifiedTime": 1795435240,
         "TrainingJobStatus": "InProgress", "SecondaryStatus": "Uploading"}
        """);
    String overtaken = RUNNING.get(FOLDER + "overtaken/timeline").getBody();

    String uploading =
        steps(
            "Uploading",
            """
            {"Status": "Training", "StartTime": 1795435210, "EndTime": 1795435239},
            {"Status": "Uploading", "StartTime": 1795435240}
            """);
    RUNNING.keep(arn, Running.NOON, uploading, Running.NOON.plusSeconds(60));
    String healed = RUNNING.get(FOLDER + "overtaken/timeline").getBody();

    assertThat(overtaken)
        .contains(
            "\"secondary_status\":\"Uploading\"",
            "\"train_seconds\":30.000",
            "\"upload_seconds\":0.000",
            "\"after\":\"Training\"}]");
    assertThat(healed)
        .contains(
            "\"train_seconds\":29.000",
            "\"after\":\"Training\",\"before\":\"Uploading\"}]",
            "\"gap_seconds\":11.000");
  }

  private static String steps(String status, String transitions) {
    return """
    {"TrainingJobStatus": "InProgress", "SecondaryStatus": "%s", "LastModifiedTime": %d,
     "SecondaryStatusTransitions": [%s]}
    """
        .formatted(status, status.equals("Training") ? 1_795_435_210 : 1_795_435_240, transitions);
  }

  @Test
  void saysThatNobodyKnowsAJob() {
    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "nobody/timeline");

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
  void saysThatATimelineIsTooLargeForLambda() {
    String message = "\\\"".repeat(600_000);
    String transitions =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    "{\"Status\": \"Step%d\", \"StartTime\": %d, \"StatusMessage\": \"%s\"}"
                        .formatted(i, 1_795_219_202 + i, message))
            .collect(Collectors.joining(","));
    RUNNING.keep("wordy", Running.NOON, "{\"SecondaryStatusTransitions\": [" + transitions + "]}");

    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "wordy/timeline");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .startsWith("the timeline would be larger than 6 MB");
  }

  @Test
  void refusesFieldsWhichATimelineHasNone() {
    APIGatewayV2HTTPResponse answer = RUNNING.get(FOLDER + "any/timeline?fields=phases");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo("fields is not a parameter of this path; its parameters: creation_time");
  }
}
