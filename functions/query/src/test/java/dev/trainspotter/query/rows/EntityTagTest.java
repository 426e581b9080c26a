package dev.trainspotter.query.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Format;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.query.Running;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  private static final String PATH = "/v1/training-jobs/111122223333/us-east-1/job-a";
  private static final TrainingJobArn ARN = TrainingJobArn.of(Running.PLACE, "job-a");

  private final Running running = Running.start();

  private void keep(Instant created, String status) {
    running.keep(ARN, created, "{\"TrainingJobStatus\": \"%s\"}".formatted(status));
  }

  private APIGatewayV2HTTPResponse get(String path, String query, String tag) {
    return running.ask("GET", path, query, Map.of("if-none-match", tag));
  }

  @Test
  void tellsThatNothingHasChanged() {
    keep(Running.NOON, "InProgress");
    APIGatewayV2HTTPResponse first = get(PATH, "", "");
    String tag = first.getHeaders().get("etag");

    APIGatewayV2HTTPResponse again = get(PATH, "", "\"other\", " + tag);

    assertThat(tag).startsWith("W/\"").endsWith("\"");
    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(again.getStatusCode()).isEqualTo(304);
    assertThat(again.getBody()).isEmpty();
    assertThat(again.getHeaders())
        .containsEntry("etag", tag)
        .containsEntry("vary", first.getHeaders().get("vary"))
        .containsEntry("cache-control", "private, no-cache")
        .doesNotContainKey("content-type");
  }

  @Test
  void staysTheSameWhenAJobWasOnlyLookedAtAgain() {
    Instant later = Running.NOON.plusSeconds(86_400);
    List<TrainingJob> looks =
        Stream.of(Running.NOON, later)
            .map(time -> Running.described(ARN, Running.NOON, "{\"Notes\": [1]}", time))
            .toList();

    List<EntityTag> tags =
        looks.stream()
            .map(look -> EntityTag.of(List.of(look), Fields.all(), Format.JSON))
            .distinct()
            .toList();

    assertThat(looks.getFirst()).isNotEqualTo(looks.getLast());
    assertThat(tags).hasSize(1);
  }

  @Test
  void changesWithTheJobAndWithWhatIsShown() {
    keep(Running.NOON, "InProgress");
    String before = get(PATH, "", "").getHeaders().get("etag");
    String fewer = get(PATH, "fields=region", "").getHeaders().get("etag");
    running.keep(
        ARN, Running.NOON, "{\"TrainingJobStatus\": \"Stopped\"}", Running.NOON.plusSeconds(700));

    APIGatewayV2HTTPResponse after = get(PATH, "", before);

    assertThat(fewer).isNotEqualTo(before);
    assertThat(after.getStatusCode()).isEqualTo(200);
    assertThat(after.getHeaders().get("etag")).isNotEqualTo(before);
  }

  @Test
  void isKnownToWhoeverKnowsAny() {
    keep(Running.NOON, "InProgress");

    assertThat(get(PATH, "", "*").getStatusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training_job_arn=arn:aws:sagemaker:us-east-1:111122223333:training-job/job-a",
        "training_job_arn=ARN:AWS:SAGEMAKER:US-EAST-1:111122223333:TRAINING-JOB/JOB-A",
        "training_job_arn__eq=arn:aws:sagemaker:us-east-1:111122223333:training-job/job-a"
      })
  void belongsToAListOfOneJobByItsArnAsWell(String query) {
    keep(Running.NOON, "Stopped");
    keep(Running.NOON.plusSeconds(3600), "InProgress");
    APIGatewayV2HTTPResponse newest = get("/v1/training-jobs", query, "");

    APIGatewayV2HTTPResponse again =
        get("/v1/training-jobs", query, newest.getHeaders().get("etag"));
    APIGatewayV2HTTPResponse older =
        get("/v1/training-jobs", query + "&creation_time=2026-11-23T12:00:00Z", "");
    APIGatewayV2HTTPResponse others =
        get("/v1/training-jobs", query + "&training_job_status=Stopped", "");

    assertThat(Running.rows(newest)).hasSize(1);
    assertThat(Running.rows(newest).getFirst().get("training_job_status").s())
        .isEqualTo("InProgress");
    assertThat(Running.rows(newest).getFirst()).containsKeys("_key", "observed_at");
    assertThat(again.getStatusCode()).isEqualTo(304);
    assertThat(Running.rows(older).getFirst().get("training_job_status").s()).isEqualTo("Stopped");
    assertThat(Running.rows(others)).isEmpty();
  }

  @Test
  void isNoneOfAJobThatNobodyKnows() {
    APIGatewayV2HTTPResponse answer = get(PATH, "", "*");

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(answer.getHeaders()).doesNotContainKey("etag");
  }
}
