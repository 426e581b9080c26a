package dev.trainspotter.infra.lake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the view's query in DuckDB. Athena's functions that DuckDB lacks are macros here, and one
/// piece of the text is replaced: the lambda of `transform_values`, whose syntax DuckDB does not
/// have. Everything else runs as Athena gets it.
final class StandInForAthena {
  private static final List<String> FUNCTIONS =
      List.of(
          "CREATE MACRO json_extract_scalar(json, path) AS json_extract_string(json, path)",
          "CREATE MACRO json_format(json) AS CAST(json AS VARCHAR)",
          "CREATE MACRO from_iso8601_timestamp(text) AS CAST(text AS TIMESTAMPTZ)",
          "CREATE MACRO from_unixtime(seconds) AS to_timestamp(seconds)",
          "CREATE MACRO transform_values(pairs, change) AS"
              + " map_from_entries(list_transform(map_entries(pairs), change))");
  private static final String LAMBDA = "(k, v) -> element_at(v, 'S')";
  private static final String SAME_LAMBDA =
      "lambda pair: struct_pack(k := pair.key, v := pair.value['S'])";

  private StandInForAthena() {}

  /// The rows of the view: the values that are not null, by column.
  static List<Map<String, Object>> rows(JobView view, List<Exports.Line> lines)
      throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (String function : FUNCTIONS) {
        statement.execute(function);
      }
      load(duckdb, statement, view, lines);
      return rows(statement.executeQuery(view.query().replace(LAMBDA, SAME_LAMBDA)));
    }
  }

  private static void load(
      Connection duckdb, Statement statement, JobView view, List<Exports.Line> lines)
      throws SQLException {
    String table = "\"%s\".\"%s\"".formatted(view.database(), JobView.EXPORT);
    statement.execute("CREATE SCHEMA \"%s\"".formatted(view.database()));
    statement.execute("CREATE TABLE %s (line VARCHAR, \"$path\" VARCHAR)".formatted(table));
    try (PreparedStatement insert =
        duckdb.prepareStatement("INSERT INTO %s VALUES (?, ?)".formatted(table))) {
      for (Exports.Line line : lines) {
        insert.setString(1, line.text());
        insert.setString(2, line.path());
        insert.execute();
      }
    }
  }

  private static List<Map<String, Object>> rows(ResultSet result) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        Object value = result.getObject(i);
        if (value != null) {
          row.put(
              result.getMetaData().getColumnName(i),
              value instanceof OffsetDateTime time ? time.toInstant() : value);
        }
      }
      rows.add(row);
    }
    return rows;
  }
}
