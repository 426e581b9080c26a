package dev.trainspotter.sql.statement;

import java.util.Locale;
import java.util.Set;

/// The kinds of nodes that an admitted syntax tree may have. Everything else is refused.
final class NodeTypes {
  /// Queries, their modifiers, orders, and what may stand after FROM.
  private static final Set<String> PARTS =
      Set.of(
          "SELECT_NODE",
          "SET_OPERATION_NODE",
          "RECURSIVE_CTE_NODE",
          "ORDER_MODIFIER",
          "LIMIT_MODIFIER",
          "LIMIT_PERCENT_MODIFIER",
          "DISTINCT_MODIFIER",
          "ASCENDING",
          "DESCENDING",
          "ORDER_DEFAULT",
          "BASE_TABLE",
          "SUBQUERY",
          "JOIN",
          "TABLE_FUNCTION",
          "EMPTY",
          "EXPRESSION_LIST");

  /// Expressions of which every kind is admitted.
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "BETWEEN",
          "CASE",
          "CAST",
          "COLUMN_REF",
          "COMPARISON",
          "CONJUNCTION",
          "CONSTANT",
          "FUNCTION",
          "PARAMETER",
          "POSITIONAL_REFERENCE",
          "STAR",
          "SUBQUERY",
          "TYPE",
          "WINDOW");

  private static final String OPERATOR = "OPERATOR";
  private static final Set<String> OPERATORS =
      Set.of(
          "ARRAY_CONSTRUCTOR",
          "ARRAY_EXTRACT",
          "ARRAY_SLICE",
          "COMPARE_IN",
          "COMPARE_NOT_IN",
          "GROUPING_FUNCTION",
          "OPERATOR_COALESCE",
          "OPERATOR_IS_NOT_NULL",
          "OPERATOR_IS_NULL",
          "OPERATOR_NOT",
          "OPERATOR_NULLIF",
          "STRUCT_EXTRACT");

  private NodeTypes() {}

  /// Whether this part of a query is admitted.
  static boolean isPart(String type) {
    return PARTS.contains(type);
  }

  /// Whether this expression is admitted.
  static boolean isExpression(String expressionClass, String type) {
    return EXPRESSIONS.contains(expressionClass)
        || (expressionClass.equals(OPERATOR) && OPERATORS.contains(type));
  }

  /// The words for a refused node in a message.
  static String words(String type) {
    return switch (type) {
      case "INSERT_QUERY_NODE" -> "INSERT";
      case "UPDATE_QUERY_NODE" -> "UPDATE";
      case "DELETE_QUERY_NODE" -> "DELETE";
      case "MERGE_QUERY_NODE" -> "MERGE";
      case "SHOW_REF" -> "SHOW and DESCRIBE";
      case "LAMBDA", "LAMBDA_REF" -> "a lambda";
      case "PIVOT" -> "PIVOT";
      case "COLLATE" -> "COLLATE";
      case "DEFAULT" -> "DEFAULT";
      default -> type.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
