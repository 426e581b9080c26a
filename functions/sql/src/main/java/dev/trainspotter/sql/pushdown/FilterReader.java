package dev.trainspotter.sql.pushdown;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.reader.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Reads a condition from a filter in the engine's plan. A filter that is not understood is an
/// unknown condition.
final class FilterReader {
  private static final String TEXT = "VARCHAR";
  private static final String TIME = "TIMESTAMP WITH TIME ZONE";
  private static final String CHILDREN = "child_filters";

  /// Instants beyond these are no times that a job can have, and too far for arithmetic.
  private static final long FARTHEST_MICROS = 300_000_000_000_000_000L;

  private FilterReader() {}

  /// What every value that passes this filter meets.
  static Condition read(JsonNode filter) {
    return switch (filter.path("filter_type").asText()) {
      case "LEGACY_CONSTANT_COMPARISON" ->
          comparison(filter.path("comparison_type").asText(), filter.path("constant"));
      case "LEGACY_IN_FILTER" -> in(filter.path("values"));
      case "LEGACY_OPTIONAL_FILTER" -> read(filter.path("child_filter"));
      case "LEGACY_CONJUNCTION_AND" -> and(filter.path(CHILDREN));
      case "LEGACY_CONJUNCTION_OR" -> or(filter.path(CHILDREN));
      default -> Condition.UNKNOWN;
    };
  }

  private static Condition and(JsonNode filters) {
    Condition all = Condition.ANY;
    for (JsonNode filter : filters) {
      all = all.and(read(filter));
    }
    return all;
  }

  private static Condition or(JsonNode filters) {
    Condition any = Condition.NONE;
    for (JsonNode filter : filters) {
      Condition condition = read(filter);
      any = any.isImpossible() ? condition : any.or(condition);
    }
    return any;
  }

  private static Condition in(JsonNode values) {
    Condition any = Condition.NONE;
    for (JsonNode value : values) {
      if (!isKnown(value, TEXT)) {
        return Condition.UNKNOWN;
      }
      any = any.or(Condition.of(value.path("value").asText()));
    }
    return any;
  }

  private static Condition comparison(String type, JsonNode constant) {
    JsonNode value = constant.path("value");
    if (isKnown(constant, TEXT) && type.equals("COMPARE_EQUAL")) {
      return Condition.of(value.asText());
    }
    boolean isTime =
        isKnown(constant, TIME)
            && value.canConvertToLong()
            && Math.abs(value.asLong()) < FARTHEST_MICROS;
    return isTime
        ? times(type, Instant.EPOCH.plus(value.asLong(), ChronoUnit.MICROS))
        : Condition.UNKNOWN;
  }

  /// The times with whole milliseconds, as all times of the catalog have.
  private static Condition times(String type, Instant time) {
    Instant floor = time.truncatedTo(ChronoUnit.MILLIS);
    boolean isWhole = floor.equals(time);
    Instant next = floor.plusMillis(1);
    return switch (type) {
      case "COMPARE_EQUAL" -> isWhole ? Condition.of(new TimeRange(time, time)) : Condition.NONE;
      case "COMPARE_GREATERTHAN" -> Condition.of(new TimeRange(next, null));
      case "COMPARE_GREATERTHANOREQUALTO" ->
          Condition.of(new TimeRange(isWhole ? time : next, null));
      case "COMPARE_LESSTHAN" ->
          Condition.of(new TimeRange(null, isWhole ? time.minusMillis(1) : floor));
      case "COMPARE_LESSTHANOREQUALTO" -> Condition.of(new TimeRange(null, floor));
      default -> Condition.UNKNOWN;
    };
  }

  private static boolean isKnown(JsonNode constant, String type) {
    return constant.path("type").path("id").asText().equals(type)
        && constant.path("type").path("type_info").isNull()
        && !constant.path("is_null").asBoolean(true);
  }
}
