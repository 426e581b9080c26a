package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.query.request.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every question, walked page by page while other rows change, against an oracle in memory.
///
/// Walks share nothing but tables that they only read, so several are under way at the same time,
/// also while other tests run.
@Execution(ExecutionMode.CONCURRENT)
class WalkTest {
  private static final long SEED = 5;
  private static final int JOBS = 500;

  /// A long answer in small pages is a request for every few rows, so it is walked in fewer jobs.
  private static final int FEW_JOBS = 100;

  private static final int SMALL_PAGE = 7;
  private static final int CHANGING = 40;
  private static final int GENERATIONS = 10;
  private static final int DELETED = 10;
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(100);

  /// None but the size of a page: how long a page takes is the machine's affair.
  private static final Bounds BOUNDS =
      new Bounds(10_000, 2_000, Duration.ofMinutes(10), Bounds.DEFAULT.bytes());

  /// The time of the walk in this thread.
  private static final ThreadLocal<Instant> NOW =
      ThreadLocal.withInitial(() -> QuestionedJobs.NOON);

  private static final Fleet MANY = Fleet.of(JOBS);
  private static final Fleet FEW = Fleet.of(FEW_JOBS);
  private static final AtomicBoolean IS_OVER = new AtomicBoolean();
  private static final AtomicInteger WRITES = new AtomicInteger();
  private static final FutureTask<Void> WRITER = new FutureTask<>(WalkTest::write, null);

  private static final Set<Position> SEEN = ConcurrentHashMap.newKeySet();

  @BeforeAll
  static void begin() {
    Thread.ofPlatform().start(WRITER);
  }

  @AfterAll
  static void end() throws Exception {
    IS_OVER.set(true);
    WRITER.get();
    assertThat(WRITES).hasValueGreaterThan(CHANGING);
    assertThat(SEEN).as("rows that changed meanwhile and were met").isNotEmpty();
  }

  /// Rows whose every column changes all the time, among the others in every index; some are
  /// deleted, and their names used again.
  private static void write() {
    Random random = new Random(SEED);
    for (int round = 0; !IS_OVER.get(); round++) {
      int number = random.nextInt(CHANGING);
      TrainingJobArn arn = TrainingJobArn.of(Running.PLACE, "changing-" + number);
      Instant created = QuestionedJobs.NOON.minus(Duration.ofMinutes(30L * number));
      if (random.nextInt(GENERATIONS) == 0) {
        created = created.plusSeconds(2L * random.nextInt(GENERATIONS));
      }
      String members = QuestionedJobs.members(random.nextInt(JOBS), random);
      String changed = QuestionedJobs.modified(members, created.plusSeconds(round));
      boolean isDeleted = random.nextInt(DELETED) == 0;
      for (Fleet fleet : List.of(MANY, FEW)) {
        fleet.running.keep(arn, created, changed);
        if (isDeleted) {
          fleet.running.delete(arn, created.plusSeconds(round + 3600L));
        }
      }
      WRITES.incrementAndGet();
      LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
    }
  }

  /// Every question with pages of each size, in both orders where pages have their price in time.
  static Stream<Arguments> walks() {
    return Question.all().stream()
        .flatMap(
            question ->
                Stream.of(1, 7, 50, 500)
                    .flatMap(
                        limit ->
                            Stream.of("-creation_time", "creation_time")
                                .filter(sort -> limit > 1 || sort.startsWith("-"))
                                .map(sort -> Arguments.of(question, limit, sort))));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void showsEveryRowThatDidNotChangeOnceInOrder(Question question, int limit, String sort) {
    Fleet fleet = fleet(question, limit);

    List<Position> walked = walk(fleet.running, question, limit, sort);
    walked.stream().filter(WalkTest::isChanging).forEach(SEEN::add);

    Comparator<Position> order =
        sort.startsWith("-") ? Comparator.naturalOrder() : Comparator.reverseOrder();
    assertThat(walked).isSortedAccordingTo(order).doesNotHaveDuplicates();
    assertThat(walked.stream().filter(position -> !isChanging(position)))
        .as("seed %d", SEED)
        .isEqualTo(
            fleet.jobs.stream()
                .filter(question::includes)
                .map(Position::of)
                .sorted(order)
                .toList());
  }

  /// Each page is asked for an hour after the one before.
  private static List<Position> walk(Running running, Question question, int limit, String sort) {
    NOW.set(QuestionedJobs.NOON);
    List<Position> walked = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      String query =
          "%s&limit=%d&sort=%s&fields=training_job_arn,creation_time%s"
              .formatted(question.query(), limit, sort, cursor == null ? "" : "&cursor=" + cursor);
      APIGatewayV2HTTPResponse page =
          running.ask("GET", "/v1/training-jobs" + question.path(), query);
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

  /// Short answers come from the many jobs always: of the few they might be a single page.
  private static Fleet fleet(Question question, int limit) {
    long rows = MANY.jobs.stream().filter(question::includes).count();
    return limit <= SMALL_PAGE && rows > FEW_JOBS ? FEW : MANY;
  }

  /// Jobs that do not change, in tables of their own.
  private record Fleet(Running running, List<TrainingJob> jobs) {
    static Fleet of(int count) {
      Running running = Running.start(NOW::get).within(BOUNDS);
      return new Fleet(running, QuestionedJobs.keep(running, count, SEED));
    }
  }
}
