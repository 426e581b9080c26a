package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.engine.EngineException.Kind;
import dev.trainspotter.sql.statement.RefusedStatementException;
import dev.trainspotter.sql.statement.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each guard stops a statement that succeeds without it, so none of them is there in vain.
///
/// The budget's guards are in [SqlHandlerTest], those of the process in its own package.
class GuardsTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int MEBIBYTES = 400;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE other AS SELECT 1",
        "DROP TABLE jobs",
        "UPDATE jobs SET n = 2",
        "WITH x AS (INSERT INTO jobs VALUES (2) RETURNING *) SELECT * FROM x",
        "ATTACH ':memory:' AS other",
        "SET VARIABLE v = 1",
        "PREPARE p AS SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM query('SELECT 1')",
        "SELECT levenshtein('a', 'b')",
        "SELECT current_setting('memory_limit')",
        "SELECT * FROM jobs TABLESAMPLE 10%",
        "PIVOT jobs ON n USING count(*)",
      })
  void admissionRefusesWhatTheEngineRuns(String statement) {
    try (Engine engine = Engine.open(MEBIBYTES)) {
      engine.run("CREATE TABLE jobs AS SELECT 1 AS n");
      engine.lock();

      assertThatThrownBy(() -> SqlStatement.read(engine, statement, List.of()))
          .isInstanceOf(RefusedStatementException.class);
      engine.run(statement);
    }
  }

  /// The engine's own functions of these names make texts of any length, and do not stop before.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length(repeat('x', 2000000)) | 2000000",
        "length(lpad('x', 2000000, 'y')) | 2000000",
        "length(rpad('x', 2000000, 'y')) | 2000000",
        "length(replace(repeat('x', 10000), 'x', repeat('y', 2000))) | 20000000",
      })
  void functionsThatMakeLongTextsOfShortOnesAreBounded(String expression, long length) {
    try (Engine engine = Engine.open(MEBIBYTES)) {
      SqlStatement statement = SqlStatement.read(engine, "SELECT " + expression, List.of());
      statement.createTables(engine);
      String bounded = statement.text(engine);

      assertThatThrownBy(() -> number(engine, bounded, LONG))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("makes texts of at most");
      assertThat(number(engine, "SELECT " + expression, LONG)).isEqualTo(length);
    }
  }

  @Test
  void theEngineReadsNoFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file.txt"), "secret");
    String query = "SELECT length(content) FROM read_text('%s')".formatted(file);

    try (Connection unguarded = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = unguarded.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(first(rows)).isEqualTo(6);
    }
    try (Engine engine = Engine.open(MEBIBYTES)) {
      assertThatThrownBy(() -> number(engine, query, LONG))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("disabled");
    }
  }

  @Test
  void aLockedEngineKeepsItsSettings() {
    try (Engine engine = Engine.open(MEBIBYTES)) {
      engine.run("SET memory_limit = '300MiB'");

      engine.lock();

      assertThatThrownBy(() -> engine.run("SET memory_limit = '8GiB'"))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("locked");
    }
  }

  @Test
  void theEngineUsesNoMoreMemoryThanItsLimit() {
    String query =
        "SELECT count(*) FROM (SELECT DISTINCT x::text || repeat('y', 40) FROM range(1000000)"
            + " t(x))";

    try (Engine small = Engine.open(60);
        Engine large = Engine.open(2_000)) {
      assertThat(kind(small, query, LONG)).isEqualTo(Kind.MEMORY);
      assertThat(number(large, query, LONG)).isEqualTo(1_000_000);
    }
  }

  @Test
  void theEngineStopsAtItsDeadline() {
    String query =
        "SELECT count(*) FROM range(30000) a(x), range(30000) b(y) WHERE (x * y) % 1000003 = 7";

    try (Engine engine = Engine.open(MEBIBYTES)) {
      assertThat(kind(engine, query, Duration.ofSeconds(1))).isEqualTo(Kind.TIME);
      assertThat(number(engine, query, LONG)).isPositive();
    }
  }

  private static Kind kind(Engine engine, String query, Duration time) {
    return catchThrowableOfType(EngineException.class, () -> number(engine, query, time)).kind();
  }

  private static long number(Engine engine, String query, Duration time) {
    return engine.query(query, time, GuardsTest::first);
  }

  private static long first(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }
}
