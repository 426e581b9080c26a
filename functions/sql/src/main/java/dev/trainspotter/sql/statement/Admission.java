package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.sql.table.SqlTable;
import dev.trainspotter.sql.text.SqlText;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Walks a syntax tree, refuses what is not on an allow-list, and writes the engine's names into
/// it.
final class Admission {
  private static final String CLASS = "class";
  private static final String TYPE = "type";
  private static final String CTES = "cte_map";
  private static final String TABLE_FUNCTION = "TABLE_FUNCTION";

  private final SqlText text;
  private final Parameters parameters;
  private final Functions functions;
  private final Tables tables;
  private final Set<Column> mentioned = EnumSet.noneOf(Column.class);
  private boolean isNatural;

  Admission(SqlText text, Parameters parameters) {
    this.text = text;
    this.parameters = parameters;
    this.functions = new Functions(this::position);
    this.tables = new Tables(this::position, functions);
  }

  /// Admits a statement.
  ///
  /// @throws RefusedStatementException when anything in it is not on an allow-list
  void admit(ObjectNode statement) {
    visit(statement, Set.of());
    parameters.requireAllUsed();
    statement.putArray("named_param_map");
    new OneColumnNames(tables.ofOneColumn()).replaceIn(statement);
  }

  /// The tables of training jobs that the statement names, in its order.
  List<SqlTable> references() {
    return tables.references();
  }

  /// What else the engine must have before it can run the statement.
  Requirements requirements() {
    return new Requirements(functions.macros(), tables.catalogs());
  }

  /// The columns that the statement names, whether it needs their values or not.
  Set<Column> mentioned() {
    return mentioned;
  }

  /// Whether the statement joins tables by all columns of the same name.
  boolean isNatural() {
    return isNatural;
  }

  private void visit(JsonNode node, Set<String> ctes) {
    if (node.isArray()) {
      node.forEach(child -> visit(child, ctes));
    } else if (node instanceof ObjectNode object) {
      check(object, ctes);
      if (object.path(TYPE).asText().equals(TABLE_FUNCTION)) {
        visit(object.path("function").path("arguments"), ctes);
        return;
      }
      Set<String> inside = object.path(CTES).isObject() ? visitCtes(object, ctes) : ctes;
      object
          .properties()
          .forEach(
              member -> {
                if (!member.getKey().equals(CTES)) {
                  visit(member.getValue(), inside);
                }
              });
    } else if (node.isTextual()) {
      Column column = Column.find(node.asText().toLowerCase(Locale.ROOT));
      if (column != null) {
        mentioned.add(column);
      }
    }
  }

  /// Visits the common table expressions of a query; each sees those before it, and itself when it
  /// is recursive. Returns the names that the query sees.
  private Set<String> visitCtes(ObjectNode query, Set<String> outer) {
    Set<String> visible = new HashSet<>(outer);
    for (JsonNode entry : query.path(CTES).path("map")) {
      String name = entry.path("key").asText().toLowerCase(Locale.ROOT);
      JsonNode body = entry.path("value").path("query_node");
      Set<String> inside = new HashSet<>(visible);
      if (body.path(TYPE).asText().equals("RECURSIVE_CTE_NODE")) {
        inside.add(name);
      }
      visit(entry.path("value"), inside);
      visible.add(name);
    }
    return visible;
  }

  private void check(ObjectNode node, Set<String> ctes) {
    String type = node.path(TYPE).asText();
    if (node.has(CLASS)) {
      checkExpression(node, node.path(CLASS).asText(), type);
    } else if (node.has(TYPE)) {
      checkPart(node, type, ctes);
    }
  }

  private void checkPart(ObjectNode node, String type, Set<String> ctes) {
    if (!NodeTypes.isPart(type)) {
      throw refused(node, NodeTypes.words(type));
    }
    if (node.path("sample").isObject()) {
      throw refused(node, "TABLESAMPLE");
    }
    switch (type) {
      case "BASE_TABLE" -> tables.admit(node, ctes);
      case TABLE_FUNCTION -> tables.admitFunction(node);
      case "SELECT_NODE" -> ColumnNames.add(node);
      case "JOIN" -> isNatural |= node.path("ref_type").asText().equals("NATURAL");
      default -> {
        // Nothing but its kind to check.
      }
    }
  }

  private void checkExpression(ObjectNode node, String expressionClass, String type) {
    if (!NodeTypes.isExpression(expressionClass, type)) {
      throw refused(node, NodeTypes.words(type.isEmpty() ? expressionClass : type));
    }
    switch (expressionClass) {
      case "FUNCTION", "WINDOW" -> functions.admit(node);
      case "TYPE" -> Types.admit(node, position(node));
      case "PARAMETER" -> parameters.replace(node, position(node));
      case "COLUMN_REF" -> dropSchema((ArrayNode) node.path("column_names"));
      case "STAR" -> {
        if (node.path("columns").asBoolean()) {
          throw refused(node, "COLUMNS()");
        }
      }
      default -> {
        // Nothing but its kind to check.
      }
    }
  }

  /// The engine knows references by their alias, which has no schema.
  private static void dropSchema(ArrayNode names) {
    if (names.size() > 2 && names.get(0).asText().equalsIgnoreCase(SqlTable.SCHEMA)) {
      names.remove(0);
    }
  }

  private RefusedStatementException refused(JsonNode node, String words) {
    return new RefusedStatementException(
        position(node),
        "%s cannot be used here: a statement is one SELECT over the tables of %s"
            .formatted(words, SqlTable.SCHEMA));
  }

  /// Where this node stands in the caller's text.
  private int position(JsonNode node) {
    JsonNode location = node.path("query_location");
    boolean isKnown = location.canConvertToInt();
    return isKnown ? text.original(location.asInt()) : RefusedStatementException.NOWHERE;
  }
}
