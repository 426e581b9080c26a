package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.query.request.Bounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Requests that nobody would write, and some that somebody would.
///
/// `-Dfuzz.requests=N` and `-Dfuzz.seed=N` ask others.
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
  private static final long SEED = Long.getLong("fuzz.seed", 11);
  private static final int JOBS = 120;

  /// Small enough to be reached.
  private static final Bounds BOUNDS = new Bounds(40, 100, Duration.ofMinutes(1), 20_000);

  /// What is being read when a bound is reached is still read: one query of every shard, or a batch
  /// of rows.
  private static final double READ_UNITS_TO_SPARE = 30;

  private static final Running RUNNING = Running.start(() -> QuestionedJobs.NOON);
  private static final List<TrainingJob> KEPT = QuestionedJobs.keep(RUNNING, JOBS, SEED);
  private static final Running BOUNDED = RUNNING.within(BOUNDS);

  @Test
  void isNeverAnsweredWithAFaultOrAboveTheBoundsOrWithAnotherQuerysRows() {
    FuzzedRequests requests = new FuzzedRequests(SEED, KEPT.stream().map(Position::of).toList());
    int answered = 0;

    for (int i = 0; i < REQUESTS; i++) {
      FuzzedRequests.Fuzzed request = requests.next();
      BOUNDED.forgetLines();
      APIGatewayV2HTTPResponse answer =
          BOUNDED.ask(request.method(), request.path(), request.query(), request.headers());
      check(request, answer);
      requests.learn(request, answer);
      answered += answer.getStatusCode() == 200 ? 1 : 0;
    }

    assertThat(answered).as("requests that were sound").isBetween(REQUESTS / 4, REQUESTS);
  }

  private static void check(FuzzedRequests.Fuzzed request, APIGatewayV2HTTPResponse answer) {
    String what = "seed %d: %s -> %s".formatted(SEED, request, answer);
    assertThat(answer.getStatusCode()).as(what).isIn(200, 204, 304, 400, 404, 405);
    long bytes =
        answer.getIsBase64Encoded()
            ? answer.getBody().getBytes(StandardCharsets.UTF_8).length
            : Response.carriedBytes(answer.getBody());
    assertThat(bytes)
        .as(what)
        .isLessThan(request.isOneThing() ? Response.LARGEST_BODY : BOUNDS.bytes() + 10_000);
    Map<String, AttributeValue> line = EnhancedDocument.fromJson(BOUNDED.lastLine()).toMap();
    double units = Double.parseDouble(line.get("read_units").s());
    assertThat(units).as(what).isLessThanOrEqualTo(BOUNDS.readUnits() + READ_UNITS_TO_SPARE);
    if (answer.getStatusCode() == 200 && request.isWholeList()) {
      checkRows(request, answer, what);
    }
    if (request.row() != null) {
      assertThat(answer.getStatusCode()).as(what).isIn(200, 304);
    }
  }

  private static void checkRows(
      FuzzedRequests.Fuzzed request, APIGatewayV2HTTPResponse answer, String what) {
    List<Map<String, AttributeValue>> rows = Running.rows(answer);
    assertThat(rows).as(what).hasSizeLessThanOrEqualTo(request.limit());
    assertThat(Running.json(answer).getNumber("rows_examined").intValue())
        .as(what)
        .isLessThanOrEqualTo(BOUNDS.rowsExamined() + 25);
    for (Map<String, AttributeValue> row : rows) {
      assertThat(request.includes(new TrainingJob(row))).as(what).isTrue();
    }
  }
}
