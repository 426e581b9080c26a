package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.query.request.Bounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private static final List<String> ACCOUNTS =
      List.of("111122223333", "444455556665", "444455556666", "444455556667", "777788889999");
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  /// At each of which every account creates jobs in every Region.
  private static final int MOMENTS = 3;

  /// More than the rows of an answer, so that pages begin and end within somebody else's jobs.
  private static final int AT_ONCE = 4;

  private static final int JOBS = MOMENTS * AT_ONCE * REGIONS.size();

  private static final Running RUNNING =
      running().within(new Bounds(3, 1_000_000, Duration.ofMinutes(10), 1_000_000));

  private static Running running() {
    Running running = Running.start();
    String members =
        "{\"TrainingJobStatus\": \"InProgress\", \"TuningJobArn\": \"%s\"}".formatted(TUNING_JOB);
    for (int i = 0; i < MOMENTS * AT_ONCE; i++) {
      for (String account : ACCOUNTS) {
        for (String region : REGIONS) {
          String name = (OWN.endsWith(account) ? "own-" : "secret-") + i;
          running.keep(
              TrainingJobArn.of(new AccountRegion(account, region), name),
              Running.NOON.plusSeconds(i / AT_ONCE),
              members);
        }
      }
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
                                Arguments.of(OWN, query, sort, JOBS),
                                Arguments.of(OWN + "/eu-west-1", query, sort, JOBS / 2))));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void showsAllOfItsOwnAndNothingOfOthers(String path, String query, String sort, int jobs) {
    List<String> jobsShown = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    int examined = 0;
    @Nullable String cursor = null;
    do {
      APIGatewayV2HTTPResponse page =
          RUNNING.get(
              "%s?%s&sort=%s%s"
                  .formatted(path, query, sort, cursor == null ? "" : "&cursor=" + cursor));
      Running.rows(page).forEach(row -> jobsShown.add(row.get("training_job_arn").s()));
      examined += Running.json(page).getNumber("rows_examined").intValue();
      cursor = Running.json(page).getString("next_cursor");
      assertThat(page.getBody() + page.getHeaders() + decoded(cursor)).doesNotContain("secret-");
      assertThat(cursors.add(String.valueOf(cursor))).as("it goes on").isTrue();
    } while (cursor != null);

    assertThat(jobsShown).hasSize(jobs).doesNotHaveDuplicates();
    assertThat(examined).isEqualTo(jobs);
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN, OWN + "/eu-west-1"})
  void doesNotTellWhetherAnothersJobExists(String path) {
    AccountRegion elsewhere = new AccountRegion(ACCOUNTS.getFirst(), "us-east-1");
    String foreign = "?training_job_arn=" + TrainingJobArn.of(elsewhere, "secret-0");
    String nobodys = "?training_job_arn=" + TrainingJobArn.of(elsewhere, "nobodys");

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
