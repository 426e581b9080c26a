package dev.trainspotter.sql;

import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.serving.RouteAnswers;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;

/// What answers each route of SQL.
record SqlApi(RunSql run) implements RouteAnswers {
  @Override
  public Response answer(RouteMatch match, Request request, CatalogReader reader, ReadMeter meter) {
    return switch ((SqlRoute) match.route()) {
      case RUN_SQL -> run.answer(request, reader, meter);
      case GET_SQL_SCHEMA -> GetSqlSchema.answer();
    };
  }
}
