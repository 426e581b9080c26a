package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Jobs in the order a request asks for, and the page of them that it asks for.
///
/// A token is a place in the order, so a walk neither skips nor repeats when jobs come and go.
final class SortedJobs {
  private static final Set<String> ORDERS = Set.of("Ascending", "Descending");

  private final Request request;
  private final String property;
  private final Comparator<Place> order;

  private SortedJobs(Request request, String property, Comparator<Place> order) {
    this.request = request;
    this.property = property;
    this.order = order;
  }

  static SortedJobs by(String property, String absentOrder, Request request) {
    Comparator<Place> ascending =
        Comparator.comparing(Place::value, SortedJobs::compare).thenComparing(Place::name);
    boolean descends = request.oneOf("SortOrder", absentOrder, ORDERS).equals("Descending");
    return new SortedJobs(request, property, descends ? ascending.reversed() : ascending);
  }

  Page page(List<KnownJob> jobs, int size) {
    List<KnownJob> rest =
        jobs.stream()
            .filter(this::isStillAhead)
            .sorted(Comparator.comparing(this::place, order))
            .toList();
    boolean isLast = rest.size() <= size;
    return new Page(
        isLast ? rest : rest.subList(0, size),
        isLast ? "" : Token.seal(place(rest.get(size - 1)).text()));
  }

  private boolean isStillAhead(KnownJob job) {
    return !request.has("NextToken")
        || order.compare(place(job), Place.parse(Token.open(request.text("NextToken")))) > 0;
  }

  private Place place(KnownJob job) {
    return new Place(Property.of(job, property), job.arn().name());
  }

  private static int compare(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue());
    }
    return left.asText().compareTo(right.asText());
  }

  /// A page, and the token of the next one; empty on the last.
  record Page(List<KnownJob> jobs, String nextToken) {
    void continueIn(ObjectNode answer) {
      if (!nextToken.isEmpty()) {
        answer.put("NextToken", nextToken);
      }
    }
  }

  private record Place(JsonNode value, String name) {
    String text() {
      ObjectNode place = Json.object().put("name", name);
      place.set("value", value.isMissingNode() ? Json.array() : Json.array().add(value));
      return Json.text(place);
    }

    static Place parse(String text) {
      try {
        ObjectNode place = Json.readObject(text);
        ArrayNode value = place.withArray("value");
        return new Place(value.path(0), place.path("name").asText());
      } catch (IllegalArgumentException | UnsupportedOperationException notOurs) {
        throw Token.invalid();
      }
    }
  }
}
