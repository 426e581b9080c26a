package dev.trainspotter.sql.table;

import dev.trainspotter.sql.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables that describe the tables, under PostgreSQL's names in `information_schema`.
///
/// The engine's own would show the tables of the statement's references instead.
public enum Catalog {
  /// The columns of all tables.
  COLUMNS(
      "table_catalog, table_schema, table_name, column_name, ordinal_position, column_default,"
          + " is_nullable, data_type, column_comment"),
  /// All tables.
  TABLES("table_catalog, table_schema, table_name, table_type, table_comment");

  /// PostgreSQL's name of the schema.
  public static final String SCHEMA = "information_schema";

  private static final String DATABASE = "'trainspotter'";

  private final String columns;

  Catalog(String columns) {
    this.columns = columns;
  }

  /// The table with this name; null when there is none. Case does not matter.
  public static @Nullable Catalog find(String name) {
    return Arrays.stream(values())
        .filter(table -> table.id().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /// Its name in statements.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its name in the engine, in the schema of all tables.
  public String view() {
    return "described_" + id();
  }

  /// Creates it.
  public void create(Engine engine) {
    List<String> rows =
        switch (this) {
          case COLUMNS ->
              Arrays.stream(SqlTable.values()).flatMap(t -> columns(t).stream()).toList();
          case TABLES -> Arrays.stream(SqlTable.values()).map(Catalog::table).toList();
        };
    engine.run(
        "CREATE VIEW %s.%s AS SELECT * FROM (VALUES %s) AS t(%s)"
            .formatted(SqlTable.SCHEMA, view(), String.join(", ", rows), columns));
  }

  private static List<String> columns(SqlTable table) {
    List<String> rows = new ArrayList<>();
    for (SqlColumn column : table.columns()) {
      rows.add(
          row(
              DATABASE,
              text(SqlTable.SCHEMA),
              text(table.id()),
              text(column.name()),
              Integer.toString(rows.size() + 1),
              "NULL::VARCHAR",
              text("YES"),
              text(column.type().postgresql()),
              text(column.description())));
    }
    return rows;
  }

  private static String table(SqlTable table) {
    return row(
        DATABASE,
        text(SqlTable.SCHEMA),
        text(table.id()),
        text(table == SqlTable.JOBS ? "BASE TABLE" : "VIEW"),
        text(table.description()));
  }

  private static String row(String... values) {
    return Arrays.stream(values).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
