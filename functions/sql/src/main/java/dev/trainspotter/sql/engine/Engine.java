package dev.trainspotter.sql.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// One in-memory instance of DuckDB.
///
/// It has the semantics of PostgreSQL where a setting can choose them: whole numbers are divided
/// to whole numbers, and nulls come first in descending order.
public final class Engine implements AutoCloseable {
  /// Order matters: the temporary folder cannot be changed once external access is off.
  private static final List<String> SETTINGS =
      List.of(
          "SET errors_as_json = true",
          "SET temp_directory = ''",
          "SET enable_external_access = false",
          "SET autoinstall_known_extensions = false",
          "SET autoload_known_extensions = false",
          "SET TimeZone = 'UTC'",
          "SET Calendar = 'gregorian'",
          "SET integer_division = true",
          "SET default_null_order = 'nulls_last_on_asc_first_on_desc'",
          "SET threads = 1");

  /// Optimizers that hide conditions in the plan, or that depend on what the tables hold: the plan
  /// is made while they are empty.
  private static final String PLANNING =
      "SET disabled_optimizers = 'statistics_propagation,empty_result_pullup,late_materialization,"
          + "top_n,window_self_join,compressed_materialization,row_group_pruner,common_subplan,"
          + "top_n_window_elimination,limit_pushdown,join_filter_pushdown'";
  private static final String RUNNING = "SET disabled_optimizers = ''";

  private final DuckDBConnection connection;

  private Engine(DuckDBConnection connection) {
    this.connection = connection;
  }

  /// Opens an instance.
  ///
  /// @param memoryMebibytes for tables, joins, sorts and aggregates; single texts are not counted
  /// @throws EngineException when the engine cannot start
  public static Engine open(int memoryMebibytes) {
    try {
      DuckDBConnection connection =
          DriverManager.getConnection("jdbc:duckdb:", new Properties())
              .unwrap(DuckDBConnection.class);
      Engine engine = new Engine(connection);
      SETTINGS.forEach(engine::run);
      engine.run("SET memory_limit = '%dMiB'".formatted(memoryMebibytes));
      return engine;
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  /// Forbids every further change of a setting.
  public void lock() {
    run("SET lock_configuration = true");
  }

  /// Runs a statement of ours, which returns nothing.
  ///
  /// @throws EngineException when it fails
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  /// The syntax trees of the statements in this text, without running anything.
  ///
  /// @throws EngineException when the text is not SQL, is no SELECT, or is nested too deeply
  public JsonNode parse(String sql) {
    JsonNode report = ask("SELECT json_serialize_sql(?)", sql);
    if (report.path("error").asBoolean()) {
      throw EngineException.ofParser(report);
    }
    return report.path("statements");
  }

  /// The SQL text of a syntax tree.
  ///
  /// @param statement as [#parse] returns it
  /// @throws EngineException when the tree is no statement
  public String text(JsonNode statement) {
    String tree = "{\"error\":false,\"statements\":[%s]}".formatted(statement);
    return answer("SELECT json_deserialize_sql(?)", tree);
  }

  /// The optimized plan of a statement, while its tables are empty.
  ///
  /// @throws EngineException when a name, a type or the statement's shape is wrong
  public JsonNode plan(String sql) {
    run(PLANNING);
    try {
      JsonNode report = ask("SELECT json_serialize_plan(?, optimize := true)", sql);
      if (report.path("error").asBoolean()) {
        throw EngineException.ofParser(report);
      }
      return report.path("plans");
    } finally {
      run(RUNNING);
    }
  }

  /// Runs a query and hands its rows to this reader.
  ///
  /// @param time until it must end; whole seconds, at least one
  /// @throws EngineException when it fails, or reaches a limit
  public <T> T query(String sql, Duration time, Rows<T> reader) {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) time.toSeconds());
      try (ResultSet rows = statement.executeQuery(sql)) {
        return reader.read(rows);
      }
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  /// Checks that a statement can run, without running it.
  ///
  /// @throws EngineException when a name, a type or the statement's shape is wrong
  public void check(String sql) {
    try (PreparedStatement _ = connection.prepareStatement(sql)) {
      // Preparing binds every name.
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  /// An appender of rows to a table. It may be used by one thread only.
  ///
  /// @throws EngineException when there is no such table
  public DuckDBAppender appender(String schema, String table) {
    try {
      return connection.createAppender(schema, table);
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  private JsonNode ask(String sql, String argument) {
    try {
      return EngineJson.read(answer(sql, argument));
    } catch (JsonProcessingException _) {
      throw EngineException.tooDeep();
    }
  }

  private String answer(String sql, String argument) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw EngineException.of(e);
    }
  }

  /// Reads the rows of a query.
  @FunctionalInterface
  public interface Rows<T> {
    /// Reads all rows that it wants.
    ///
    /// @throws SQLException when the engine fails while it makes the rows
    T read(ResultSet rows) throws SQLException;
  }
}
