package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Jobs in the order that a request demands, cut into pages.
///
/// A `NextToken` is a position in that order, so a client that reads all pages neither misses nor
/// repeats a job when other jobs are added or removed.
final class SortedJobs {
  private static final Set<String> ORDERS = Set.of("Ascending", "Descending");

  private static final Comparator<Position> ASCENDING =
      Comparator.comparing(Position::value, SortedJobs::compare).thenComparing(Position::name);

  private final Request request;
  private final String property;
  private final Comparator<Position> order;

  private SortedJobs(Request request, String property, Comparator<Position> order) {
    this.request = request;
    this.property = property;
    this.order = order;
  }

  static SortedJobs by(String property, String defaultOrder, Request request) {
    boolean isDescending = request.oneOf("SortOrder", defaultOrder, ORDERS).equals("Descending");
    return new SortedJobs(request, property, isDescending ? ASCENDING.reversed() : ASCENDING);
  }

  /// The newest jobs first, whatever the request demands.
  static SortedJobs newestFirst(Request request) {
    return new SortedJobs(request, "CreationTime", ASCENDING.reversed());
  }

  Page page(List<KnownJob> jobs, int size) {
    List<KnownJob> rest =
        jobs.stream()
            .filter(this::isAfterToken)
            .sorted(Comparator.comparing(this::position, order))
            .toList();
    boolean isLast = rest.size() <= size;
    return new Page(
        isLast ? rest : rest.subList(0, size),
        isLast ? "" : NextToken.encode(position(rest.get(size - 1)).text()));
  }

  private boolean isAfterToken(KnownJob job) {
    return !request.has("NextToken")
        || order.compare(position(job), Position.parse(NextToken.decode(request.text("NextToken"))))
            > 0;
  }

  private Position position(KnownJob job) {
    return new Position(JobProperty.of(job, property), job.arn().name());
  }

  private static int compare(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue());
    }
    return left.asText().compareTo(right.asText());
  }

  /// A page, and the token of the next page; empty on the last page.
  record Page(List<KnownJob> jobs, String nextToken) {
    void addNextToken(ObjectNode response) {
      if (!nextToken.isEmpty()) {
        response.put("NextToken", nextToken);
      }
    }
  }

  private record Position(JsonNode value, String name) {
    String text() {
      ObjectNode position = Json.object().put("name", name);
      position.set("value", value.isMissingNode() ? Json.array() : Json.array().add(value));
      return Json.text(position);
    }

    static Position parse(String text) {
      try {
        ObjectNode position = Json.readObject(text);
        ArrayNode value = position.withArray("value");
        return new Position(value.path(0), position.path("name").asText());
      } catch (IllegalArgumentException | UnsupportedOperationException _) {
        throw NextToken.invalid();
      }
    }
  }
}
