package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives columns without a name the names that PostgreSQL gives them. The engine's would be the
/// text of the expression, which the caller has not written like that.
final class ColumnNames {
  private static final String ALIAS = "alias";
  private static final String FUNCTION_NAME = "function_name";
  private static final String UNNAMED = "?column?";

  /// What the parser makes of other spellings.
  private static final Map<String, String> WRITTEN =
      Map.of(
          "count_star",
          "count",
          "quantile_cont",
          "percentile_cont",
          "quantile_disc",
          "percentile_disc");

  private ColumnNames() {}

  /// Names the columns of a query. It must still have the caller's names of functions.
  static void add(ObjectNode query) {
    for (JsonNode column : query.path("select_list")) {
      if (column instanceof ObjectNode object && column.path(ALIAS).asText().isEmpty()) {
        String name = name(object);
        if (name != null) {
          object.put(ALIAS, name);
        }
      }
    }
  }

  /// The name of this expression; null when it has one of its own.
  private static @Nullable String name(JsonNode expression) {
    return switch (expression.path("class").asText()) {
      case "COLUMN_REF", "STAR" -> null;
      case "FUNCTION", "WINDOW" -> ofFunction(expression);
      case "CAST" -> ofCast(expression);
      case "CASE" -> ofCase(expression);
      case "SUBQUERY" -> ofSubquery(expression);
      case "OPERATOR" -> ofOperator(expression.path("type").asText());
      default -> UNNAMED;
    };
  }

  private static String ofFunction(JsonNode call) {
    String name = call.path(FUNCTION_NAME).asText().toLowerCase(Locale.ROOT);
    boolean isSign = call.path("is_operator").asBoolean() || !Character.isLetter(name.charAt(0));
    return isSign ? UNNAMED : WRITTEN.getOrDefault(name, name);
  }

  /// A cast keeps the name of what is cast, and has the type's name when that has none.
  private static String ofCast(JsonNode cast) {
    JsonNode child = cast.path("child");
    JsonNode columns = child.path("column_names");
    if (!columns.isEmpty()) {
      return columns.get(columns.size() - 1).asText();
    }
    String name = name(child);
    return name == null || name.equals(UNNAMED)
        ? cast.path("type_expr").path("type_name").asText().toLowerCase(Locale.ROOT)
        : name;
  }

  private static String ofCase(JsonNode expression) {
    JsonNode otherwise = expression.path("else_expr");
    JsonNode columns = otherwise.path("column_names");
    return columns.isEmpty() ? "case" : columns.get(columns.size() - 1).asText();
  }

  private static String ofSubquery(JsonNode expression) {
    if (!expression.path("subquery_type").asText().equals("SCALAR")) {
      return expression.path("subquery_type").asText().equals("EXISTS") ? "exists" : UNNAMED;
    }
    JsonNode column = expression.path("subquery").path("node").path("select_list").path(0);
    JsonNode columns = column.path("column_names");
    if (!column.path(ALIAS).asText().isEmpty()) {
      return column.path(ALIAS).asText();
    }
    String name = columns.isEmpty() ? name(column) : columns.get(columns.size() - 1).asText();
    return name == null ? UNNAMED : name;
  }

  private static String ofOperator(String type) {
    return switch (type) {
      case "OPERATOR_COALESCE" -> "coalesce";
      case "OPERATOR_NULLIF" -> "nullif";
      case "ARRAY_CONSTRUCTOR" -> "array";
      default -> UNNAMED;
    };
  }
}
