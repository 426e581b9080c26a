package dev.trainspotter.sql.pushdown;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.Order;
import org.jspecify.annotations.Nullable;

/// Finds out where a plan needs only the first rows in an order of creation times.
///
/// It understands a limit above projections, with an order by the creation time alone or with none.
/// Anything between that could drop a row, a filter for one, needs all rows again.
final class TopRows {
  private static final String REFERENCE = "BOUND_REF";

  private TopRows() {}

  /// What an operator needs of the one below it.
  ///
  /// @param first what is needed of the operator; null for all its rows
  static Need.@Nullable First below(JsonNode operator, Need.@Nullable First first) {
    return switch (operator.path("type").asText()) {
      case "LOGICAL_LIMIT" -> limit(operator);
      case "LOGICAL_PROJECTION" -> first;
      case "LOGICAL_ORDER_BY" -> ordered(operator, first);
      default -> null;
    };
  }

  private static Need.@Nullable First limit(JsonNode operator) {
    JsonNode limit = operator.path("limit_val");
    JsonNode offset = operator.path("offset_val");
    String offsetType = offset.path("type").asText();
    boolean isConstant =
        limit.path("type").asText().equals("CONSTANT_VALUE")
            && (offsetType.equals("UNSET") || offsetType.equals("CONSTANT_VALUE"));
    long rows = limit.path("constant_integer").asLong();
    long skipped = offset.path("constant_integer").asLong();
    boolean isSmall = rows < Integer.MAX_VALUE && skipped < Integer.MAX_VALUE;
    return isConstant && isSmall ? new Need.First(rows + skipped, Order.NEWEST_FIRST) : null;
  }

  private static Need.@Nullable First ordered(JsonNode operator, Need.@Nullable First first) {
    JsonNode orders = operator.path("orders");
    JsonNode order = orders.path(0);
    if (first == null || orders.size() != 1 || !isCreationTime(order, operator)) {
      return null;
    }
    return switch (order.path("type").asText()) {
      case "DESCENDING" -> new Need.First(first.rows(), Order.NEWEST_FIRST);
      case "ASCENDING" -> new Need.First(first.rows(), Order.OLDEST_FIRST);
      default -> null;
    };
  }

  private static boolean isCreationTime(JsonNode order, JsonNode operator) {
    JsonNode expression = order.path("expression");
    return isReference(expression)
        && isCreationTime(operator.path("children").path(0), expression.path("index").asInt(-1));
  }

  /// Whether this operator's result has the creation time at this place.
  private static boolean isCreationTime(JsonNode operator, int index) {
    String type = operator.path("type").asText();
    if (type.equals("LOGICAL_PROJECTION")) {
      JsonNode expression = operator.path("expressions").path(index);
      return isReference(expression)
          && isCreationTime(operator.path("children").path(0), expression.path("index").asInt(-1));
    }
    if (!type.equals("LOGICAL_GET")) {
      return false;
    }
    JsonNode kept = operator.path("projection_ids");
    int read = kept.isEmpty() ? index : kept.path(index).asInt(-1);
    int column = operator.path("column_indexes").path(read).path("index").asInt(-1);
    return operator.path("names").path(column).asText().equals(Column.CREATION_TIME.id());
  }

  private static boolean isReference(JsonNode expression) {
    return expression.path("expression_class").asText().equals(REFERENCE);
  }
}
