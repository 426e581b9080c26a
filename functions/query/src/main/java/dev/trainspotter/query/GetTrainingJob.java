package dev.trainspotter.query;

import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.query.request.RoutedRequest;
import dev.trainspotter.query.rows.EntityTag;
import dev.trainspotter.query.rows.Fields;
import dev.trainspotter.query.rows.JobRows;
import java.util.List;

/// The route that returns one job.
final class GetTrainingJob {
  private GetTrainingJob() {}

  /// The response to this request.
  ///
  /// @throws dev.trainspotter.api.BadRequestException when a parameter is invalid
  static Response answer(RoutedRequest request, CatalogReader reader) {
    JobKey key = JobKey.from(request);
    List<String> named = request.request().parameters().get(Parameter.FIELDS.id());
    Fields fields = named == null ? Fields.all() : Fields.parse(named);
    TrainingJob job = key.find(reader);
    if (job == null) {
      return Response.of(key.notFound());
    }
    JobRows row = new JobRows(fields, Format.JSON, request.bounds().bytes());
    row.add(job);
    EntityTag tag = EntityTag.of(List.of(job), fields, Format.JSON);
    return key.marked(tag.answer(request.request(), Response.json(row.toString())), reader);
  }
}
