package dev.trainspotter.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.sql.answer.Failures;
import dev.trainspotter.sql.answer.ResultText;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.query.ResultColumn;
import dev.trainspotter.sql.query.SqlQuery;
import dev.trainspotter.sql.read.Budget;
import dev.trainspotter.sql.read.BudgetExceededException;
import dev.trainspotter.sql.read.Meter;
import dev.trainspotter.sql.statement.RefusedStatementException;

/// The route that runs a query.
///
/// @param memoryMebibytes the engine's
record RunSql(Budget budget, int memoryMebibytes) {
  /// The response to a request.
  ///
  /// @throws BadRequestException when the request is no query
  Response answer(Request request, CatalogReader reader, ReadMeter meter) {
    Format format = Format.of(request);
    QueryBody body = QueryBody.of(request.body());
    String sql = body.query().sql();
    SqlQuery query = new SqlQuery(reader, budget, memoryMebibytes);
    ResultText result = new ResultText(format, body.limit(), budget.resultBytes());
    try {
      query.run(body.query(), result);
      return response(format, result, query.meter());
    } catch (RefusedStatementException e) {
      return Response.of(Failures.of(e, sql));
    } catch (BudgetExceededException e) {
      return Response.of(Failures.of(e));
    } catch (EngineException e) {
      Problem problem = Failures.of(e, sql, budget.time().toSeconds());
      return Response.of(problem);
    } finally {
      meter.addRowsExamined(query.meter().rows());
    }
  }

  private static Response response(Format format, ResultText result, Meter meter) {
    String text = format == Format.JSON ? json(result, meter) : result.toString();
    return Response.ok(format.contentType(), text)
        .with(SqlResult.Header.COMPLETE, Boolean.toString(result.isComplete()))
        .with(SqlResult.Header.ROWS_EXAMINED, Long.toString(meter.rows()))
        .with(SqlResult.Header.READ_UNITS, Double.toString(meter.readUnits()))
        .with(SqlResult.Header.MILLISECONDS, Long.toString(meter.elapsed().toMillis()));
  }

  private static String json(ResultText result, Meter meter) {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    for (ResultColumn column : result.columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type());
    }
    ObjectNode costs = JsonNodeFactory.instance.objectNode();
    costs.put(SqlResult.Member.COMPLETE, result.isComplete());
    costs.put(SqlResult.Member.ROWS_EXAMINED, meter.rows());
    costs.put(SqlResult.Member.READ_UNITS, meter.readUnits());
    costs.put(SqlResult.Member.MILLISECONDS, meter.elapsed().toMillis());
    return "{\"%s\":%s,\"%s\":[%s],%s"
        .formatted(
            SqlResult.Member.COLUMNS,
            columns,
            SqlResult.Member.ROWS,
            result,
            costs.toString().substring(1));
  }
}
