package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.TrainingJobArn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is confined to an account by its path learns nothing of other accounts' jobs.
class ConfinementTest {
  private static final String OWN = "/v1/training-jobs/444455556666";
  private static final String TUNING_JOB =
      "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/secret";
  private static final List<AccountRegion> PLACES =
      List.of(
          new AccountRegion("111122223333", "us-east-1"),
          new AccountRegion("444455556666", "us-east-1"),
          new AccountRegion("444455556666", "eu-west-1"),
          new AccountRegion("999999999999", "eu-west-1"));
  private static final int JOBS = 40;

  /// So few that every page ends at a bound, mostly at somebody else's job.
  private static final Running RUNNING =
      running().within(new Bounds(3, 1_000_000, Duration.ofMinutes(10), 1_000_000));

  private static Running running() {
    Running running = Running.start();
    for (int i = 0; i < JOBS; i++) {
      AccountRegion place = PLACES.get(i % PLACES.size());
      String name = (place.accountId().equals("444455556666") ? "own-" : "secret-") + i;
      running.keep(
          TrainingJobArn.of(place, name),
          Running.NOON.plusSeconds(i / 8),
          "{\"TrainingJobStatus\": \"InProgress\", \"TuningJobArn\": \"%s\"}"
              .formatted(TUNING_JOB));
    }
    return running;
  }

  static Stream<Arguments> walks() {
    return Stream.of("training_job_status=InProgress", "tuning_job_arn=" + TUNING_JOB, "since=99w")
        .flatMap(
            query ->
                Stream.of("-creation_time", "creation_time")
                    .flatMap(
                        sort ->
                            Stream.of(
                                Arguments.of(OWN, query, sort, JOBS / 2),
                                Arguments.of(OWN + "/eu-west-1", query, sort, JOBS / 4))));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void showsAllOfItsOwnAndNothingOfOthers(String path, String query, String sort, int jobs) {
    List<String> names = new ArrayList<>();
    int examined = 0;
    @Nullable String cursor = null;
    do {
      APIGatewayV2HTTPResponse page =
          RUNNING.get(
              "%s?%s&sort=%s%s"
                  .formatted(path, query, sort, cursor == null ? "" : "&cursor=" + cursor));
      Running.rows(page).forEach(row -> names.add(row.get("training_job_name").s()));
      examined += Running.json(page).getNumber("rows_examined").intValue();
      cursor = Running.json(page).getString("next_cursor");
      assertThat(page.getBody() + page.getHeaders() + decoded(cursor)).doesNotContain("secret-");
    } while (cursor != null);

    assertThat(names).hasSize(jobs).doesNotHaveDuplicates();
    assertThat(examined).isEqualTo(jobs);
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN, OWN + "/eu-west-1"})
  void doesNotTellWhetherAnothersJobExists(String path) {
    String foreign = "?training_job_arn=" + TrainingJobArn.of(PLACES.getFirst(), "secret-0");
    String nobodys = "?training_job_arn=" + TrainingJobArn.of(PLACES.getFirst(), "nobodys");

    APIGatewayV2HTTPResponse existing = RUNNING.get(path + foreign);
    APIGatewayV2HTTPResponse missing = RUNNING.get(path + nobodys);

    assertThat(existing).isEqualTo(missing);
    assertThat(existing.getBody()).contains("\"rows_examined\":0");
  }

  @Test
  void isNoneForThoseWhoMayAskForEverything() {
    APIGatewayV2HTTPResponse page = RUNNING.get("/v1/training-jobs?training_job_status=InProgress");

    assertThat(Running.json(page).getNumber("rows_examined").intValue()).isEqualTo(3);
  }

  private static String decoded(@Nullable String cursor) {
    return cursor == null
        ? ""
        : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
  }
}
