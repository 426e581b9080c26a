package dev.trainspotter.query;

import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.serving.RouteAnswers;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.health.Health;
import dev.trainspotter.query.health.HealthNotes;
import dev.trainspotter.query.list.ListTrainingJobs;
import dev.trainspotter.query.openapi.OpenApi;
import dev.trainspotter.query.request.Bounds;
import dev.trainspotter.query.request.RoutedRequest;
import java.time.InstantSource;

/// What answers each route of rows.
record QueryApi(HealthNotes health, InstantSource clock, Bounds bounds) implements RouteAnswers {
  @Override
  public Response answer(RouteMatch match, Request request, CatalogReader reader, ReadMeter meter) {
    RowRoute route = (RowRoute) match.route();
    JobPath path = new JobPath(match.pathParameters());
    RoutedRequest routed = new RoutedRequest(route, path, request, clock.instant(), bounds);
    return switch (route) {
      case LIST_TRAINING_JOBS, LIST_TRAINING_JOBS_OF_ACCOUNT, LIST_TRAINING_JOBS_OF_REGION ->
          ListTrainingJobs.answer(routed, reader);
      case GET_TRAINING_JOB -> GetTrainingJob.answer(routed, reader);
      case GET_TIMELINE -> GetTimeline.answer(routed, reader);
      case GET_HEALTH, GET_HEALTH_OF_ACCOUNT, GET_HEALTH_OF_REGION ->
          Health.answer(routed, health, meter);
      case LIST_COLUMNS -> ListColumns.answer();
      case GET_OPENAPI -> OpenApi.answer();
    };
  }
}
