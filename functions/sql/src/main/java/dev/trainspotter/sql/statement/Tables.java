package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.sql.table.Catalog;
import dev.trainspotter.sql.table.SqlTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Admits what stands after FROM, and gives each reference to a table of ours a table of its own.
final class Tables {
  private static final int MOST_REFERENCES = 8;
  private static final String NAME = "table_name";
  private static final String SCHEMA = "schema_name";
  private static final String ALIAS = "alias";

  private final ToIntFunction<JsonNode> position;
  private final Functions functions;
  private final List<SqlTable> references = new ArrayList<>();
  private final Set<Catalog> catalogs = EnumSet.noneOf(Catalog.class);
  private final Set<String> ofOneColumn = new HashSet<>();

  /// @param position where a node stands in the caller's text
  Tables(ToIntFunction<JsonNode> position, Functions functions) {
    this.position = position;
    this.functions = functions;
  }

  /// The tables of training jobs that were admitted, in order.
  List<SqlTable> references() {
    return references;
  }

  /// The tables that describe the tables, as far as they were admitted.
  Set<Catalog> catalogs() {
    return catalogs;
  }

  /// The aliases of functions whose only column is also meant by the alias.
  Set<String> ofOneColumn() {
    return ofOneColumn;
  }

  /// Admits a table.
  ///
  /// @param ctes the names of the common table expressions that it may be, in lower case
  void admit(ObjectNode table, Set<String> ctes) {
    String name = table.path(NAME).asText();
    String schema = table.path(SCHEMA).asText().toLowerCase(Locale.ROOT);
    boolean isPlain = table.path("catalog_name").asText().isEmpty();
    if (isPlain && schema.isEmpty() && ctes.contains(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    if (!isPlain || !table.path("at_clause").isNull()) {
      throw unknown(table, schema, name);
    }
    SqlTable jobs = schema.isEmpty() || schema.equals(SqlTable.SCHEMA) ? SqlTable.find(name) : null;
    Catalog catalog = schema.equals(Catalog.SCHEMA) ? Catalog.find(name) : null;
    if (jobs != null) {
      rename(table, jobs.id(), jobs.of(references.size()));
      add(table, jobs);
    } else if (catalog != null) {
      rename(table, catalog.id(), catalog.view());
      catalogs.add(catalog);
    } else {
      throw unknown(table, schema, name);
    }
  }

  /// Admits a function after FROM.
  void admitFunction(ObjectNode table) {
    String function = functions.admitTable((ObjectNode) table.path("function"));
    if (PostgresqlNames.isOfOneColumn(function) && table.path("column_name_alias").isEmpty()) {
      ofOneColumn.add(table.path(ALIAS).asText().toLowerCase(Locale.ROOT));
    }
  }

  private void add(ObjectNode table, SqlTable jobs) {
    if (references.size() == MOST_REFERENCES) {
      throw new RefusedStatementException(
          position.applyAsInt(table),
          "a statement may name the tables of %s %d times: use WITH for what it needs more often"
              .formatted(SqlTable.SCHEMA, MOST_REFERENCES));
    }
    references.add(jobs);
  }

  private static void rename(ObjectNode table, String alias, String name) {
    if (table.path(ALIAS).asText().isEmpty()) {
      table.put(ALIAS, alias);
    }
    table.put(NAME, name).put(SCHEMA, SqlTable.SCHEMA);
    ArrayNode path = table.putObject("qualified_name").putArray("path");
    path.add(SqlTable.SCHEMA).add(name);
  }

  private RefusedStatementException unknown(ObjectNode table, String schema, String name) {
    String known =
        Arrays.stream(SqlTable.values())
            .map(jobs -> SqlTable.SCHEMA + "." + jobs.id())
            .collect(Collectors.joining(", "));
    return new RefusedStatementException(
        position.applyAsInt(table),
        "there is no table %s; the tables are %s and %s.columns"
            .formatted(schema.isEmpty() ? name : schema + "." + name, known, Catalog.SCHEMA));
  }
}
