package dev.trainspotter.query;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.query.request.RoutedRequest;
import dev.trainspotter.query.timeline.Timeline;

/// The route that returns how one job spent its time.
final class GetTimeline {
  private GetTimeline() {}

  /// The response to this request.
  ///
  /// @throws BadRequestException when a parameter is invalid, or the response would be too large
  static Response answer(RoutedRequest request, CatalogReader reader) {
    JobKey key = JobKey.from(request);
    TrainingJob job = key.find(reader);
    if (job == null) {
      return Response.of(key.notFound());
    }
    String body = Timeline.of(job, request.now()).toJson();
    if (Response.carriedBytes(body) > Response.LARGEST_BODY) {
      throw BadRequestException.of(
          Parameter.TRAINING_JOB_NAME.id(),
          key.arn().name(),
          "the timeline would be larger than 6 MB, the limit of Lambda: request the job"
              + " with fields=secondary_status_transitions.Status,"
              + "secondary_status_transitions.StartTime");
    }
    return key.marked(Response.json(body), reader);
  }
}
