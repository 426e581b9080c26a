package dev.trainspotter.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.query.QuestionedJobs;
import dev.trainspotter.query.Running;
import dev.trainspotter.query.request.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bound ends a page early, says so, and loses nothing.
class BoundsTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final long LARGE = 1_000_000;

  private static final Running RUNNING = Running.start();
  private static final List<TrainingJob> JOBS = QuestionedJobs.keep(RUNNING, 100, 3);

  static Stream<Arguments> bounds() {
    return Stream.of(
        Arguments.of("rows examined", new Bounds(20, LARGE, LONG, LARGE), "instance_count__gt=12"),
        Arguments.of("read units", new Bounds(10_000, 5, LONG, LARGE), "instance_count__gt=12"),
        Arguments.of("read units of rows", new Bounds(10_000, 10, LONG, LARGE), "fields=*"),
        Arguments.of("time", new Bounds(10_000, LARGE, Duration.ofNanos(1), LARGE), "limit=50"),
        Arguments.of("bytes", new Bounds(10_000, LARGE, LONG, 3_000), "limit=50"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bounds")
  void endsAPageEarlyAndSaysSo(String bound, Bounds bounds, String query) {
    Running bounded = RUNNING.within(bounds);
    List<String> keys = new ArrayList<>();
    int early = 0;
    @Nullable String cursor = "";
    while (cursor != null) {
      APIGatewayV2HTTPResponse page =
          bounded.get("/v1/training-jobs?" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      boolean isComplete = Running.json(page).getBoolean("complete");
      cursor = Running.json(page).getString("next_cursor");
      Running.rows(page).forEach(row -> keys.add(row.get("training_job_arn").s()));
      assertThat(page.getHeaders())
          .containsEntry("trainspotter-complete", Boolean.toString(isComplete));
      assertThat(isComplete || cursor != null).isTrue();
      early += isComplete ? 0 : 1;
    }

    List<String> whole = new ArrayList<>();
    APIGatewayV2HTTPResponse all =
        RUNNING.get("/v1/training-jobs?limit=500&" + query.replaceFirst("limit=50", ""));
    Running.rows(all).forEach(row -> whole.add(row.get("training_job_arn").s()));
    assertThat(early).as(bound).isPositive();
    assertThat(keys).isEqualTo(whole).hasSizeBetween(10, JOBS.size());
  }
}
