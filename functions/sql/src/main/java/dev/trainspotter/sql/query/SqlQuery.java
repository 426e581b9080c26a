package dev.trainspotter.sql.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.pushdown.Need;
import dev.trainspotter.sql.pushdown.PlanReader;
import dev.trainspotter.sql.read.Budget;
import dev.trainspotter.sql.read.BudgetExceededException;
import dev.trainspotter.sql.read.Meter;
import dev.trainspotter.sql.read.RowLoad;
import dev.trainspotter.sql.statement.RefusedStatementException;
import dev.trainspotter.sql.statement.SqlStatement;
import dev.trainspotter.sql.table.JobTables;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Answers one query in an instance of the engine that nothing else uses.
public final class SqlQuery {
  private final CatalogReader reader;
  private final Meter meter;
  private final int memoryMebibytes;

  /// @param reader counts the read units of this query
  /// @param memoryMebibytes the engine's
  public SqlQuery(CatalogReader reader, Budget budget, int memoryMebibytes) {
    this.reader = reader;
    this.meter = new Meter(budget, reader);
    this.memoryMebibytes = memoryMebibytes;
  }

  /// What the query has cost so far.
  public Meter meter() {
    return meter;
  }

  /// Runs the query and hands over its result.
  ///
  /// @throws RefusedStatementException when it is not admitted
  /// @throws EngineException when the engine cannot run it
  /// @throws BudgetExceededException when it costs too much
  public void run(SqlRequest request, ResultSink sink) {
    try (Engine engine = Engine.open(memoryMebibytes)) {
      SqlStatement statement = SqlStatement.read(engine, request.sql(), request.parameters());
      JobTables tables = statement.createTables(engine);
      String sql = statement.text(engine);
      List<Need> needs = needs(engine, statement, sql);
      if (statement.isExplain()) {
        Explanation.of(needs, reader).to(sink);
        return;
      }
      load(engine, tables, statement, needs);
      engine.lock();
      read(engine, statement, sql, sink);
    }
  }

  /// What each reference needs: every row and column when the engine makes no plan although the
  /// statement is right.
  private static List<Need> needs(Engine engine, SqlStatement statement, String sql) {
    try {
      return PlanReader.needs(engine.plan(sql), statement.references().size());
    } catch (EngineException _) {
      check(engine, statement, sql);
      Need all = Need.all(EnumSet.allOf(Column.class));
      return statement.references().stream().map(_ -> all).toList();
    }
  }

  private static void check(Engine engine, SqlStatement statement, String sql) {
    try {
      engine.check(sql);
    } catch (EngineException e) {
      throw statement.located(e);
    }
  }

  private void load(Engine engine, JobTables tables, SqlStatement statement, List<Need> needs) {
    for (int i = 0; i < needs.size(); i++) {
      Need need = needs.get(i);
      if (need.isEmpty()) {
        continue;
      }
      Set<Column> columns = EnumSet.of(Column.CREATION_TIME);
      columns.addAll(need.columns());
      columns.addAll(statement.mentioned());
      Set<Column> left = tables.narrow(i, columns);
      try {
        new RowLoad(reader, meter, need).into(engine, i, left);
      } catch (SQLException e) {
        throw EngineException.of(e);
      }
    }
  }

  private void read(Engine engine, SqlStatement statement, String sql, ResultSink sink) {
    try {
      engine.query(sql, meter.left(), rows -> handOver(rows, sink));
    } catch (EngineException e) {
      throw statement.located(e);
    }
  }

  private boolean handOver(ResultSet rows, ResultSink sink) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<String> types = new ArrayList<>();
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      types.add(meta.getColumnTypeName(i));
      columns.add(new ResultColumn(meta.getColumnName(i), TypeNames.of(meta.getColumnTypeName(i))));
    }
    sink.columns(columns);
    while (rows.next()) {
      List<JsonNode> values = new ArrayList<>(types.size());
      for (int i = 0; i < types.size(); i++) {
        values.add(Values.of(rows.getObject(i + 1), types.get(i)));
      }
      if (!sink.row(values)) {
        return false;
      }
      meter.requireTime();
    }
    return true;
  }
}
