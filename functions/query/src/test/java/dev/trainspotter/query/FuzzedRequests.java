package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.query.list.Cursor;
import dev.trainspotter.query.list.ListQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A seeded source of requests: sound questions, mixed with whatever else may come.
final class FuzzedRequests {
  private final Random random;
  private final List<Position> positions;
  private final List<String> cursors = new ArrayList<>();
  private final List<String> tags = new ArrayList<>(List.of("*", "W/\"x\"", ""));

  FuzzedRequests(long seed, List<Position> positions) {
    this.random = new Random(seed);
    this.positions = positions;
  }

  /// A request.
  ///
  /// @param questions what every row of its answer must meet; null when nobody knows
  /// @param row the row that it asks for and that is there; null when nobody knows
  record Fuzzed(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      @Nullable List<Question> questions,
      @Nullable Position row,
      int limit) {
    /// Whether its rows come whole, in an envelope, and are known.
    boolean isWholeList() {
      return questions != null;
    }

    /// Whether it asks for one job or for the document, which come whole or not at all.
    boolean isOneThing() {
      return path.chars().filter(c -> c == '/').count() >= 5
          || path.equals(RowRoute.GET_OPENAPI.path());
    }

    boolean includes(TrainingJob job) {
      return questions != null && questions.stream().allMatch(question -> question.includes(job));
    }
  }

  Fuzzed next() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> anything();
      case 2 -> row();
      default -> sound();
    };
  }

  /// Keeps the cursors of answers to use them where they do not belong.
  void learn(Fuzzed request, APIGatewayV2HTTPResponse answer) {
    if (answer.getStatusCode() == 200 && request.isWholeList()) {
      String cursor = Running.json(answer).getString("next_cursor");
      if (cursor != null) {
        cursors.add(cursor);
      }
    }
    String tag = answer.getHeaders().get("etag");
    if (tag != null) {
      tags.add(tag);
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
    Map<String, String> headers = Map.of("accept", "*/*");
    return new Fuzzed("GET", path, query, headers, List.of(question), null, limit);
  }

  /// A row that is there or its timeline, mostly asked for in a sound way.
  private Fuzzed row() {
    Position position = pick(positions);
    TrainingJobArn arn = Objects.requireNonNull(TrainingJobArn.parse(position.arn()));
    boolean isTimeline = random.nextBoolean();
    boolean isSound = random.nextInt(3) > 0;
    List<String> pairs = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      String time = isSound ? inSomeZone(position) : pick(FuzzWords.TIMES_OF_NO_ROW);
      pairs.add("creation_time=" + (random.nextBoolean() ? time : encoded(time)));
    }
    if (random.nextInt(3) == 0 && !(isSound && isTimeline)) {
      pairs.add(pick(List.of("fields=*", "fields=tags.team,resource_config.InstanceType")));
    }
    if (!isSound && random.nextInt(3) == 0) {
      pairs.add(pick(FuzzWords.FIXED));
    }
    return new Fuzzed(
        "GET",
        "/v1/training-jobs/%s/%s/%s%s"
            .formatted(
                arn.accountRegion().accountId(),
                arn.accountRegion().region(),
                arn.name(),
                isTimeline ? "/timeline" : ""),
        String.join("&", pairs),
        Map.of("accept", "*/*", "if-none-match", pick(tags)),
        null,
        isSound ? position : null,
        Integer.MAX_VALUE);
  }

  private String inSomeZone(Position position) {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(36 * 60 + 1) - 18 * 60));
    return Instant.parse(position.creationTime()).atOffset(zone).toString();
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
        .text(ListQuery.bound(Request.from(Running.event("GET", path, query, Map.of()))));
  }

  private String flipped(String cursor) {
    int at = random.nextInt(cursor.length());
    return cursor.substring(0, at) + "AZ09-_".charAt(random.nextInt(6)) + cursor.substring(at + 1);
  }

  private Fuzzed anything() {
    List<String> pairs = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      pairs.add(random.nextBoolean() ? pick(FuzzWords.FIXED) : condition());
    }
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "accept",
        pick(List.of("*/*", "text/csv", "text/html", "q=;,;", "application/x-ndjson;q=0.1")));
    headers.put("accept-encoding", pick(List.of("gzip", "identity", "gzip;q=0", "")));
    headers.put("if-none-match", pick(tags));
    return new Fuzzed(
        pick(FuzzWords.METHODS),
        pick(FuzzWords.PATHS),
        String.join("&", pairs),
        headers,
        null,
        null,
        Integer.MAX_VALUE);
  }

  private String condition() {
    String column = pick(List.of(Column.values())).id();
    String value = pick(FuzzWords.VALUES);
    boolean isRaw = value.startsWith("%") || random.nextInt(4) == 0;
    return encoded(column + pick(FuzzWords.SUFFIXES)) + "=" + (isRaw ? value : encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
