package dev.trainspotter.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.query.Running;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ListTrainingJobsTest {
  private static final int JOBS = 60;

  /// Every value that a list must not change on its way.
  private static final String MEMBERS =
      """
      {"TrainingJobStatus": "Failed", "SecondaryStatus": "Failed",
       "FailureReason": "Grüße \\"aus\\" 東京 🚂\\n\\ttab \\\\ \\u0007 \\u2028 end",
       "BillableTimeInSeconds": 9007199254740993,
       "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2,
         "VolumeSizeInGB": 12345678901234567890123},
       "InputDataConfig": [{"ChannelName": "train", "ContentType": "x"}, {"ChannelName": "test"}],
       "Tags": {"team": "nlp", "cost.center": "42"},
       "HyperParameters": {"optimizer.lr": "0.10", "epochs": "3"}}
      """;

  private static final Running RUNNING = Running.start();
  private static final List<TrainingJob> NEWEST_FIRST = keepJobs();

  private static List<TrainingJob> keepJobs() {
    List<TrainingJob> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.addFirst(RUNNING.keep("job-" + i, Running.NOON.plusSeconds(i), MEMBERS));
    }
    return jobs;
  }

  @Test
  void showsTheNewestFiftyWithTheProjectedColumns() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(Running.rows(answer))
        .isEqualTo(NEWEST_FIRST.subList(0, 50).stream().map(j -> shown(j, projected())).toList());
  }

  @Test
  void putsTheRowsIntoAnEnvelope() {
    APIGatewayV2HTTPResponse page = RUNNING.get("/v1/training-jobs?limit=7");

    assertThat(Running.json(page).toMap().keySet())
        .containsExactlyInAnyOrder("training_jobs", "next_cursor", "rows_examined", "complete");
    assertThat(Running.json(page).getNumber("rows_examined").intValue()).isEqualTo(7);
    assertThat(Running.json(page).getBoolean("complete")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "creation_time__gte=2026-11-23T12:00:50Z, 10",
    "creation_time__lt=2026-11-23T12:00:05Z, 5",
    "creation_time__gt=2026-11-23T12:00:09Z&creation_time__lte=2026-11-23T12:00:19Z, 10",
    "creation_time=2026-11-23T12:00:09Z, 1",
    "creation_time=2026-11-24, 0",
    "_key=arn:aws:sagemaker:us-east-1:111122223333:training-job/job-7@2026-11-23T12:00:07.000Z, 1"
  })
  void looksOnlyAtJobsOfTheTimesThatAreAskedFor(String query, int jobs) {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=60&" + query);

    assertThat(Running.rows(answer)).hasSize(jobs);
    assertThat(Running.json(answer).getNumber("rows_examined").intValue()).isEqualTo(jobs);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/training-jobs, ''",
    "/v1/training-jobs, tags.team=nlp&since=99w&deleted=include",
    "/v1/training-jobs/111122223333, tags.team=nlp&since=99w",
    "/v1/training-jobs, tags.team=vision&since=99w",
    "/v1/training-jobs, tags.team=nlp&since=98w",
    "/v1/training-jobs, tags.team=nlp&since=99w&sort=creation_time",
    "/v1/training-jobs, tags.team=nlp&since=99w&region=us-east-1"
  })
  void refusesACursorOfAnotherQuery(String path, String query) {
    String own = "/v1/training-jobs?limit=7&tags.team=nlp&since=99w";
    String cursor = Running.json(RUNNING.get(own)).getString("next_cursor");

    APIGatewayV2HTTPResponse answer = RUNNING.get(path + "?" + query + "&cursor=" + cursor);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("parameter")).isEqualTo("cursor");
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo(
            "cursor belongs to another query: repeat the parameters of the page that it came with,"
                + " or leave it out");
  }

  @Test
  void refusesACursorWithAFlippedBit() {
    String cursor = Running.json(RUNNING.get("/v1/training-jobs?limit=7")).getString("next_cursor");
    String flipped = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=7&cursor=" + flipped);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo("cursor must be the next_cursor of a page, unchanged");
  }

  @Test
  void refusesAQueryWhoseNextPageCouldNotBeAskedFor() {
    String longest = "tags.a__ne=" + "x".repeat(7_661);

    APIGatewayV2HTTPResponse page = RUNNING.get("/v1/training-jobs?limit=1&" + longest);
    String link = String.valueOf(page.getHeaders().get("link")).replaceFirst("<([^>]*)>.*", "$1");
    APIGatewayV2HTTPResponse next = RUNNING.get(link);
    APIGatewayV2HTTPResponse tooLong = RUNNING.get("/v1/training-jobs?limit=1&" + longest + ":");

    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(next.getStatusCode()).isEqualTo(200);
    assertThat(Running.rows(next)).hasSize(1);
    assertThat(Running.json(tooLong).getString("detail"))
        .isEqualTo(
            "the query string without its cursor must have at most 7680 bytes, percent-encoded, had"
                + " 7683: use fewer or shorter parameters");
  }

  @Test
  void keepsACursorWhenLimitAndFieldsChange() {
    APIGatewayV2HTTPResponse first = RUNNING.get("/v1/training-jobs?limit=7");
    String cursor = Running.json(first).getString("next_cursor");

    APIGatewayV2HTTPResponse second =
        RUNNING.get("/v1/training-jobs?fields=_key&limit=3&cursor=" + cursor);

    assertThat(Running.rows(second))
        .isEqualTo(
            NEWEST_FIRST.subList(7, 10).stream().map(j -> shown(j, Set.of("_key"))).toList());
  }

  @Test
  void showsEverythingForAStar() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=3&fields=*");

    assertThat(Running.rows(answer))
        .isEqualTo(NEWEST_FIRST.subList(0, 3).stream().map(TrainingJob::columns).toList());
  }

  @Test
  void showsOnlyTheFieldsThatAreNamed() {
    APIGatewayV2HTTPResponse answer =
        RUNNING.get(
            "/v1/training-jobs?limit=1&fields=resource_config.InstanceType,tags.cost.center"
                + "&fields=hyper_parameters.optimizer.lr,input_data_config.ChannelName"
                + ",training_job_name,vpc_config,experiment_config.RunName");

    assertThat(answer.getBody())
        .contains(
            """
            {"hyper_parameters":{"optimizer.lr":"0.10"},\
            "input_data_config":[{"ChannelName":"train"},{"ChannelName":"test"}],\
            "resource_config":{"InstanceType":"ml.g5.xlarge"},\
            "tags":{"cost.center":"42"},\
            "training_job_name":"job-59"}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "fields=resource_config%1$s, {}",
    "fields=input_data_config%1$s, {}",
    "fields=resource_config%1$s&format=csv, resource_config.A.A.A",
    "fields=region&resource_config%1$s__exists=false, us-east-1",
    "fields=region&input_data_config%1$s__ne=1, us-east-1"
  })
  void doesNotMindAPathOfThousandsOfSteps(String query, String shown) {
    String path = ".A".repeat(3_500);

    APIGatewayV2HTTPResponse answer =
        RUNNING.get("/v1/training-jobs?limit=500&" + query.formatted(path));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains(shown);
  }

  @Test
  void showsWhatSeveralPathsLeadTo() {
    Running running = Running.start();
    running.keep("odd", Running.NOON, "{\"Odd\": {\"a.b\": 1, \"a\": {\"c\": 2}, \"d\": 3}}");

    APIGatewayV2HTTPResponse answer =
        running.get(
            "/v1/training-jobs?fields=extra_members.Odd.a,extra_members.Odd.a.b,extra_members.Odd.x");

    assertThat(Running.rows(answer).getFirst().get("extra_members").m().get("Odd"))
        .isEqualTo(
            AttributeValue.fromM(
                Map.of(
                    "a", AttributeValue.fromM(Map.of("c", AttributeValue.fromN("2"))),
                    "a.b", AttributeValue.fromN("1"))));
  }

  @Test
  void showsEveryGenerationThatIsAskedForByKey() {
    Running running = Running.start();
    String name = "again";
    running.keep(name, Running.NOON, "{}");
    running.keep(name, Running.NOON.plusSeconds(60), "{}");
    String arn = "arn:aws:sagemaker:us-east-1:111122223333:training-job/again";

    APIGatewayV2HTTPResponse answer =
        running.get(
            "/v1/training-jobs?training_job_arn=%1$s&_key=%1$s@%2$s&_key=%1$s@%3$s"
                .formatted(arn, "2026-11-23T12:00:00.000Z", "2026-11-23T12:01:00.000Z"));

    assertThat(Running.rows(answer)).hasSize(2);
  }

  @Test
  void showsAJobWithoutTheFieldsThatAreNamedAsAnEmptyObject() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=2&fields=deleted_at");

    assertThat(answer.getBody()).startsWith("{\"training_jobs\":[{},{}],");
  }

  @Test
  void keepsNumbersAndTextExact() {
    APIGatewayV2HTTPResponse answer =
        RUNNING.get(
            "/v1/training-jobs?limit=1&fields=failure_reason,billable_time_in_seconds"
                + ",resource_config.VolumeSizeInGB");

    assertThat(answer.getBody())
        .contains("9007199254740993", "12345678901234567890123", "Grüße", "東京 🚂")
        .matches("[^\\x00-\\x1f]*");
    assertThat(text(Running.rows(answer).getFirst(), "failure_reason"))
        .isEqualTo("Grüße \"aus\" 東京 🚂\n\ttab \\ \u0007 \u2028 end");
  }

  @Test
  void tellsCachesAndBrowsersToLeaveAnAnswerAlone() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=1");

    assertThat(answer.getHeaders())
        .containsEntry("content-type", "application/json")
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff");
  }

  @Test
  void hasNoRowsAndNoCursorWhereNothingWasKept() {
    APIGatewayV2HTTPResponse answer = Running.start().get("/v1/training-jobs");

    assertThat(answer.getBody())
        .isEqualTo("{\"training_jobs\":[],\"rows_examined\":0,\"complete\":true}");
  }

  @Test
  void endsAPageEarlyWhenAnAnswerWouldBeTooLargeForLambda() {
    Running running = Running.start();
    String value = "\\\"".repeat(600_000);
    for (int i = 0; i < 4; i++) {
      running.keep(
          "wide-" + i, Running.NOON, "{\"Environment\": {\"WIDE\": \"%s\"}}".formatted(value));
    }

    APIGatewayV2HTTPResponse first = running.get("/v1/training-jobs?fields=*");
    String cursor = Running.json(first).getString("next_cursor");
    APIGatewayV2HTTPResponse second = running.get("/v1/training-jobs?fields=*&cursor=" + cursor);

    assertThat(Running.rows(first)).hasSize(2);
    assertThat(Running.json(first).getBoolean("complete")).isFalse();
    assertThat(Response.carriedBytes(first.getBody())).isLessThan(6 * 1024 * 1024);
    assertThat(Running.rows(second)).hasSize(2).doesNotContainAnyElementsOf(Running.rows(first));
    assertThat(Running.json(second).getBoolean("complete")).isTrue();
  }

  @Test
  void saysWhichFieldsToNameWhenOneJobIsTooLargeForLambda() {
    Running running = Running.start();
    String value = "\\\"".repeat(1_700_000);
    running.keep("wide", Running.NOON, "{\"Environment\": {\"WIDE\": \"%s\"}}".formatted(value));

    APIGatewayV2HTTPResponse tooLarge = running.get("/v1/training-jobs?fields=*");
    APIGatewayV2HTTPResponse fits = running.get("/v1/training-jobs?fields=training_job_name");

    assertThat(tooLarge.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(tooLarge).getString("detail"))
        .isEqualTo(
            "one job alone would make a response larger than 6 MB, the limit of Lambda: name"
                + " fewer columns in fields=");
    assertThat(Running.rows(fits)).hasSize(1);
  }

  private static Set<String> projected() {
    Set<String> ids = new LinkedHashSet<>(Index.PROJECTED);
    ids.remove("digest");
    ids.add(Column.CREATION_TIME.id());
    return ids;
  }

  private static Map<String, AttributeValue> shown(TrainingJob job, Set<String> ids) {
    return job.columns().entrySet().stream()
        .filter(column -> ids.contains(column.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String text(Map<String, AttributeValue> row, String id) {
    return row.getOrDefault(id, AttributeValue.fromS("")).s();
  }
}
