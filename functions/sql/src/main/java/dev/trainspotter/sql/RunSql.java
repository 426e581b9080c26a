package dev.trainspotter.sql;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.sql.answer.Failures;
import dev.trainspotter.sql.answer.ResultResponse;
import dev.trainspotter.sql.answer.ResultText;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.process.OverrunException;
import dev.trainspotter.sql.process.QueryThread;
import dev.trainspotter.sql.query.SqlQuery;
import dev.trainspotter.sql.read.BudgetExceededException;
import dev.trainspotter.sql.statement.RefusedStatementException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// The route that runs a query.
///
/// @param isOverrun set when a query has passed its deadline and cannot be ended
record RunSql(SqlBounds bounds, AtomicBoolean isOverrun) {
  /// What the engine may take to notice its own deadline.
  private static final Duration GRACE = Duration.ofMillis(1_500);

  /// The response to a request.
  ///
  /// @throws BadRequestException when the request is no query
  Response answer(Request request, CatalogReader reader, ReadMeter meter) {
    Format format = Format.of(request);
    QueryBody body = QueryBody.of(request.body());
    SqlQuery query = new SqlQuery(reader, bounds.budget(), bounds.memoryMebibytes());
    try {
      return QueryThread.run(() -> run(query, body, format), bounds.budget().time().plus(GRACE));
    } catch (OverrunException _) {
      isOverrun.set(true);
      return Response.of(Failures.overTime(bounds.budget()));
    } finally {
      meter.addRowsExamined(query.meter().rows());
    }
  }

  private Response run(SqlQuery query, QueryBody body, Format format) {
    String sql = body.query().sql();
    ResultText result = new ResultText(format, body.limit(), bounds.budget().resultBytes());
    try {
      query.run(body.query(), result);
      return ResultResponse.of(format, result, query.meter());
    } catch (RefusedStatementException e) {
      return Response.of(Failures.of(e, sql));
    } catch (BudgetExceededException e) {
      return Response.of(Failures.of(e));
    } catch (EngineException e) {
      return Response.of(Failures.of(e, sql, bounds.budget()));
    }
  }
}
