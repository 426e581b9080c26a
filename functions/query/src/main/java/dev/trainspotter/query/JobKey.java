package dev.trainspotter.query;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.query.filter.MeantTime;
import dev.trainspotter.query.filter.TimeValue;
import dev.trainspotter.query.request.RoutedRequest;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The job that a path names, and which one when several jobs had that name.
///
/// @param creationTime null for the newest job of the name
record JobKey(TrainingJobArn arn, @Nullable Instant creationTime) {
  /// The key in this request's path and in its parameter `creation_time`.
  ///
  /// @throws BadRequestException when the parameter is not a time
  static JobKey from(RoutedRequest request) {
    String text = request.request().parameter(Parameter.CREATION_TIME.id());
    Instant time = text == null ? null : TimeValue.moment(text);
    if (text != null && time == null) {
      throw BadRequestException.of(
          Parameter.CREATION_TIME.id(),
          text,
          "creation_time must be a time such as 2026-11-23T14:13:00.000Z, was %s%s"
              .formatted(Problem.shortened(text), MeantTime.hint(text, false)));
    }
    return new JobKey(request.path().arn(), time);
  }

  /// The job's current row, counted as examined; null when there is none.
  @Nullable TrainingJob find(CatalogReader reader) {
    TrainingJob job = reader.find(arn, creationTime);
    reader.addRowsExamined(job == null ? 0 : 1);
    return job;
  }

  /// The response with a header that names the columns that may be missing from the job's row.
  Response marked(Response response, CatalogReader reader) {
    String missing =
        reader.incompleteRows().all().values().stream()
            .flatMap(Set::stream)
            .map(Column::id)
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? response : response.with(Response.MISSING_COLUMNS, missing);
  }

  /// The problem that there is no such job.
  Problem notFound() {
    String created =
        creationTime == null ? "" : ", created " + Timestamps.format(creationTime) + ",";
    return new Problem(
        404,
        "no training job %s%s is known in account %s and Region %s"
            .formatted(
                arn.name(), created, arn.accountRegion().accountId(), arn.accountRegion().region()),
        creationTime == null ? Parameter.TRAINING_JOB_NAME.id() : Parameter.CREATION_TIME.id(),
        creationTime == null ? arn.name() : Timestamps.format(creationTime));
  }
}
