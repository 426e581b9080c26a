package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;

/// One condition of a Search: a property, an operator, a value.
///
/// @param name the property
/// @param operator one of SageMaker's ten
/// @param value the value with which the property is compared
record SearchFilter(String name, String operator, String value) {
  private static final Set<String> WITHOUT_VALUE = Set.of("Exists", "NotExists");
  private static final Set<String> ORDERING =
      Set.of("GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo");
  private static final Set<String> TEXTUAL = Set.of("Equals", "NotEquals", "Contains", "In");

  static SearchFilter read(JsonNode filter) {
    String name = filter.path("Name").asText();
    String operator = filter.path("Operator").asText("Equals");
    if (name.isEmpty()) {
      throw RejectedException.invalid(
          "searchExpression.filters.name", "", "Member must not be null");
    }
    if (!WITHOUT_VALUE.contains(operator)
        && !ORDERING.contains(operator)
        && !TEXTUAL.contains(operator)) {
      throw RejectedException.invalid(
          "searchExpression.filters.operator", operator, "Member must satisfy enum value set");
    }
    if (WITHOUT_VALUE.contains(operator) == filter.hasNonNull("Value")) {
      String rule = WITHOUT_VALUE.contains(operator) ? "takes no value" : "needs a value";
      throw RejectedException.invalid("The operator %s of %s %s.".formatted(operator, name, rule));
    }
    return new SearchFilter(name, operator, filter.path("Value").asText());
  }

  boolean matches(KnownJob job) {
    JsonNode property = JobProperty.of(job, name);
    boolean isPresent = !property.isMissingNode() && !property.isNull();
    return switch (operator) {
      case "Exists" -> isPresent;
      case "NotExists" -> !isPresent;
      case "NotEquals" -> !isPresent || compare(property, value) != 0;
      case "Equals" -> isPresent && compare(property, value) == 0;
      case "Contains" -> isPresent && property.asText().contains(value);
      case "In" ->
          isPresent
              && Arrays.stream(value.split(",", -1))
                  .anyMatch(one -> compare(property, one.strip()) == 0);
      case "GreaterThan" -> isPresent && compare(property, value) > 0;
      case "GreaterThanOrEqualTo" -> isPresent && compare(property, value) >= 0;
      case "LessThan" -> isPresent && compare(property, value) < 0;
      default -> isPresent && compare(property, value) <= 0;
    };
  }

  private int compare(JsonNode property, String other) {
    if (name.endsWith("Time")) {
      return property.decimalValue().compareTo(seconds(other));
    }
    if (property.isNumber()) {
      return property.decimalValue().compareTo(number(other));
    }
    return property.asText().compareTo(other);
  }

  private BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw RejectedException.invalid("The value %s of %s is not a number.".formatted(text, name));
    }
  }

  private BigDecimal seconds(String text) {
    try {
      Instant instant =
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    } catch (DateTimeParseException _) {
      throw RejectedException.invalid(
          "The value %s of %s is not a time like 2026-11-23T14:13:00.".formatted(text, name));
    }
  }
}
