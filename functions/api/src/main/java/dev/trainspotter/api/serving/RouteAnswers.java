package dev.trainspotter.api.serving;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;

/// Answers the requests to the routes of one function.
@FunctionalInterface
public interface RouteAnswers {
  /// The response to a request whose route is known and belongs to the function.
  ///
  /// @param reader reads rows for this request only
  /// @param meter counts what the request reads
  /// @throws BadRequestException when the request is wrong
  Response answer(RouteMatch match, Request request, CatalogReader reader, ReadMeter meter);
}
