package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.sagemaker.wire.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Filters and expressions within, joined by And or Or.
///
/// @param parts what is joined
/// @param any whether one match is enough
record SearchExpression(List<Predicate<KnownJob>> parts, boolean any) {
  private static final int MAX_PARTS = 20;

  static SearchExpression read(JsonNode expression) {
    List<Predicate<KnownJob>> parts = new ArrayList<>();
    for (JsonNode filter : list(expression, "Filters")) {
      parts.add(SearchFilter.read(filter)::matches);
    }
    for (JsonNode inner : list(expression, "SubExpressions")) {
      parts.add(read(inner)::matches);
    }
    if (!list(expression, "NestedFilters").isEmpty()) {
      throw Rejection.invalid("NestedFilters are not supported for training jobs here.");
    }
    String operator = expression.path("Operator").asText("And");
    if (!operator.equals("And") && !operator.equals("Or")) {
      throw Rejection.invalid(
          "searchExpression.operator", operator, "Member must satisfy enum value set: [And, Or]");
    }
    return new SearchExpression(List.copyOf(parts), operator.equals("Or"));
  }

  boolean matches(KnownJob job) {
    if (parts.isEmpty()) {
      return true;
    }
    return any
        ? parts.stream().anyMatch(part -> part.test(job))
        : parts.stream().allMatch(part -> part.test(job));
  }

  private static JsonNode list(JsonNode expression, String member) {
    JsonNode list = expression.path(member);
    if (list.size() > MAX_PARTS) {
      throw Rejection.invalid(
          "searchExpression." + member,
          list.size() + " members",
          "Member must have length less than or equal to " + MAX_PARTS);
    }
    return list;
  }
}
