package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Filters and nested expressions, joined by And or Or.
///
/// @param parts the filters and expressions
/// @param isOr whether one matching part is enough
record SearchExpression(List<Predicate<KnownJob>> parts, boolean isOr) {
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
      throw RejectedException.invalid("NestedFilters are not supported for training jobs here.");
    }
    String operator = expression.path("Operator").asText("And");
    if (!operator.equals("And") && !operator.equals("Or")) {
      throw RejectedException.invalid(
          "searchExpression.operator", operator, "Member must satisfy enum value set: [And, Or]");
    }
    return new SearchExpression(List.copyOf(parts), operator.equals("Or"));
  }

  boolean matches(KnownJob job) {
    if (parts.isEmpty()) {
      return true;
    }
    return isOr
        ? parts.stream().anyMatch(part -> part.test(job))
        : parts.stream().allMatch(part -> part.test(job));
  }

  private static JsonNode list(JsonNode expression, String member) {
    JsonNode list = expression.path(member);
    if (list.size() > MAX_PARTS) {
      throw RejectedException.invalid(
          "searchExpression." + member,
          list.size() + " members",
          "Member must have length less than or equal to " + MAX_PARTS);
    }
    return list;
  }
}
