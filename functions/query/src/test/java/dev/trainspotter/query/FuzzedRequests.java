package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Position;
import dev.trainspotter.edge.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A seeded source of requests: sound questions, mixed with whatever else may come.
final class FuzzedRequests {
  private static final List<String> METHODS = List.of("GET", "GET", "POST", "HEAD", "PUT", "get");
  private static final List<String> PATHS =
      List.of(
          "/v1/training-jobs",
          "/v1/training-jobs/111122223333",
          "/v1/training-jobs/111122223333/us-east-1",
          "/v1/training-jobs/111122223333/us-east-1/job-000",
          "/v1/columns",
          "/v1/training-jobs/",
          "/v1/training-jobs//",
          "/v1/training-jobs/%2F/%00",
          "/v1/training-jobs/\0/../..",
          "/v1/training-jobs/1111 2222/ü/🚂",
          "/v1/training-jobs/111122223333/us-east-1/" + "x".repeat(9_000),
          "//",
          "");
  private static final List<String> SUFFIXES =
      List.of(
          "",
          "__eq",
          "__ne",
          "__gt",
          "__gte",
          "__lt",
          "__lte",
          "__startswith",
          "__contains",
          "__exists",
          "__like",
          "__",
          ".x",
          ".x.y",
          "..",
          ".InstanceType",
          ".team");
  private static final List<String> VALUES =
      List.of(
          "",
          "Failed",
          "true",
          "false",
          "0",
          "-1",
          "1e999999999",
          "-1e-999999999",
          "NaN",
          "9".repeat(500),
          "2026-11-23",
          "-24h",
          "-999999999w",
          "9999-12-31",
          "0001-01-01",
          "2026-13-45",
          "2026-11-23T12:00:00Z",
          "%00",
          "%ff",
          "%",
          "%zz",
          "+",
          "'; DROP TABLE",
          "🚂".repeat(50),
          "\u0007",
          "a,b",
          "*",
          "x".repeat(2_100),
          "arn:aws:sagemaker:us-east-1:111122223333:training-job/a",
          "null",
          "{}",
          "[]");
  private static final List<String> FIXED =
      List.of(
          "limit=1",
          "limit=7",
          "limit=500",
          "limit=0",
          "limit=abc",
          "limit=",
          "limit=2&limit=3",
          "sort=creation_time",
          "sort=-creation_time",
          "sort=region",
          "deleted=only",
          "deleted=sometimes",
          "since=24h",
          "since=-24h",
          "since=yesterday",
          "fields=*",
          "fields=region,nothing",
          "fields=",
          "fields=tags.team,resource_config.InstanceType",
          "format=csv",
          "format=ndjson",
          "format=xml",
          "cursor=",
          "cursor=me",
          "cursor=AAAA",
          "unknown=1",
          "=",
          "&&",
          "a=b=c",
          "creation_time=2026-11-23");

  private final Random random;
  private final List<Position> positions;
  private final List<String> cursors = new ArrayList<>();

  FuzzedRequests(long seed, List<Position> positions) {
    this.random = new Random(seed);
    this.positions = positions;
  }

  /// A request.
  ///
  /// @param questions what every row of its answer must meet; null when nobody knows
  record Fuzzed(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      @Nullable List<Question> questions,
      int limit) {
    /// Whether its rows come whole, in an envelope, and are known.
    boolean isWholeList() {
      return questions != null;
    }

    /// Whether it asks for one job.
    boolean isOneRow() {
      return path.chars().filter(c -> c == '/').count() >= 5;
    }

    boolean includes(TrainingJob job) {
      return questions != null && questions.stream().allMatch(question -> question.includes(job));
    }
  }

  Fuzzed next() {
    return random.nextInt(3) == 0 ? anything() : sound();
  }

  /// Keeps the cursors of answers to use them where they do not belong.
  void learn(Fuzzed request, APIGatewayV2HTTPResponse answer) {
    if (answer.getStatusCode() == 200 && request.isWholeList()) {
      String cursor = Running.json(answer).getString("next_cursor");
      if (cursor != null) {
        cursors.add(cursor);
      }
    }
  }

  /// Questions that may be asked together, with a page of any size and a cursor from anywhere.
  private Fuzzed sound() {
    List<Question> all = Question.all();
    Question question = pick(all);
    int limit = pick(List.of(1, 7, 50, 500));
    String path = "/v1/training-jobs" + question.path();
    String sort = pick(List.of("", "&sort=creation_time"));
    String bound = question.query() + sort;
    String query = bound + "&limit=" + limit + "&fields=*" + cursor(path, bound);
    return new Fuzzed("GET", path, query, Map.of("accept", "*/*"), List.of(question), limit);
  }

  private String cursor(String path, String query) {
    return switch (random.nextInt(6)) {
      case 0 -> "&cursor=" + forged(path, query);
      case 1 -> cursors.isEmpty() ? "" : "&cursor=" + flipped(pick(cursors));
      case 2 -> cursors.isEmpty() ? "" : "&cursor=" + pick(cursors);
      default -> "";
    };
  }

  /// Made by somebody who has read the source: it belongs to the query and leads anywhere.
  private String forged(String path, String query) {
    Position somewhere = pick(positions);
    String time =
        pick(
            List.of(
                somewhere.creationTime(), "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"));
    Instant asked = pick(List.of(QuestionedJobs.NOON, Instant.ofEpochMilli(Long.MAX_VALUE)));
    return new Cursor(asked, new Position(time, somewhere.arn()))
        .text(ListQuery.bound(HttpRequest.from(Running.event("GET", path, query, Map.of()))));
  }

  private String flipped(String cursor) {
    int at = random.nextInt(cursor.length());
    return cursor.substring(0, at) + "AZ09-_".charAt(random.nextInt(6)) + cursor.substring(at + 1);
  }

  private Fuzzed anything() {
    List<String> pairs = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      pairs.add(random.nextBoolean() ? pick(FIXED) : condition());
    }
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "accept",
        pick(List.of("*/*", "text/csv", "text/html", "q=;,;", "application/x-ndjson;q=0.1")));
    headers.put("accept-encoding", pick(List.of("gzip", "identity", "gzip;q=0", "")));
    headers.put("if-none-match", pick(List.of("*", "W/\"x\"", "")));
    return new Fuzzed(
        pick(METHODS), pick(PATHS), String.join("&", pairs), headers, null, Integer.MAX_VALUE);
  }

  private String condition() {
    String column = pick(List.of(Column.values())).id();
    String value = pick(VALUES);
    boolean isRaw = value.startsWith("%") || random.nextInt(4) == 0;
    return encoded(column + pick(SUFFIXES)) + "=" + (isRaw ? value : encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
