package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every question, walked page by page while other rows change, against an oracle in memory.
class WalkTest {
  private static final long SEED = 5;
  private static final int JOBS = 500;
  private static final int CHANGING = 40;
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(20);

  private static final AtomicReference<Instant> NOW = new AtomicReference<>(QuestionedJobs.NOON);
  private static final Running RUNNING = Running.start(NOW::get);
  private static final AtomicBoolean IS_OVER = new AtomicBoolean();
  private static final Thread WRITER = Thread.ofPlatform().unstarted(WalkTest::write);

  private static List<TrainingJob> jobs;

  @BeforeAll
  static void begin() {
    jobs = QuestionedJobs.keep(RUNNING, JOBS, SEED);
    WRITER.start();
  }

  @AfterAll
  static void end() throws InterruptedException {
    IS_OVER.set(true);
    WRITER.join();
  }

  /// Rows whose every column changes all the time, among the others in every index.
  private static void write() {
    Random random = new Random(SEED);
    for (int round = 0; !IS_OVER.get(); round++) {
      int number = random.nextInt(CHANGING);
      TrainingJobArn arn = TrainingJobArn.of(Running.PLACE, "changing-" + number);
      Instant created = QuestionedJobs.NOON.minus(Duration.ofMinutes(30L * number));
      String members = QuestionedJobs.members(random.nextInt(JOBS), random);
      String modified = created.plusSeconds(round).toString();
      RUNNING.keep(
          arn, created, members.replaceFirst("\\{", "{\"LastModifiedTime\":\"" + modified + "\","));
      LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
    }
  }

  /// Walks of single rows go over a fifth of the jobs: each page has its price in time.
  static Stream<Arguments> walks() {
    return Question.all().stream()
        .flatMap(
            question ->
                Stream.of(1, 7, 50, 500)
                    .flatMap(
                        limit ->
                            Stream.of("-creation_time", "creation_time")
                                .filter(sort -> limit == 7 || sort.startsWith("-"))
                                .map(
                                    sort ->
                                        Arguments.of(
                                            limit == 1 ? question.ofFewer() : question,
                                            limit,
                                            sort))));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void showsEveryRowThatDidNotChangeOnceInOrder(Question question, int limit, String sort) {
    List<Position> walked = walk(question, limit, sort);

    Comparator<Position> order =
        sort.startsWith("-") ? Comparator.naturalOrder() : Comparator.reverseOrder();
    assertThat(walked).isSortedAccordingTo(order).doesNotHaveDuplicates();
    assertThat(walked.stream().filter(position -> !isChanging(position)))
        .as("seed %d", SEED)
        .isEqualTo(
            jobs.stream().filter(question::includes).map(Position::of).sorted(order).toList());
  }

  /// Each page is asked for an hour after the one before.
  private static List<Position> walk(Question question, int limit, String sort) {
    NOW.set(QuestionedJobs.NOON);
    List<Position> walked = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      String query =
          "%s&limit=%d&sort=%s&fields=training_job_arn,creation_time%s"
              .formatted(question.query(), limit, sort, cursor == null ? "" : "&cursor=" + cursor);
      APIGatewayV2HTTPResponse page =
          RUNNING.ask("GET", "/v1/training-jobs" + question.path(), query);
      assertThat(page.getStatusCode()).as(page.getBody()).isEqualTo(200);
      List<Position> positions = Running.rows(page).stream().map(WalkTest::position).toList();
      walked.addAll(positions);
      cursor = Running.json(page).getString("next_cursor");
      assertThat(positions).hasSizeLessThanOrEqualTo(limit);
      assertThat(cursor == null || positions.size() == limit)
          .as("a page is short only at the end")
          .isTrue();
      NOW.set(NOW.get().plus(Duration.ofHours(1)));
    } while (cursor != null);
    return walked;
  }

  private static Position position(Map<String, AttributeValue> row) {
    return Position.of(new TrainingJob(row));
  }

  private static boolean isChanging(Position position) {
    return position.arn().contains("/changing-");
  }
}
