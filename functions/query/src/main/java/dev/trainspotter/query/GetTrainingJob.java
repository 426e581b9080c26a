package dev.trainspotter.query;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.filter.TimeValue;
import dev.trainspotter.query.list.Bounds;
import dev.trainspotter.query.rows.Answer;
import dev.trainspotter.query.rows.EntityTag;
import dev.trainspotter.query.rows.Fields;
import dev.trainspotter.query.rows.JobRows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers one job.
///
/// @param creationTime which one of its name; null for the newest
record GetTrainingJob(
    Request request, TrainingJobArn arn, @Nullable Instant creationTime, Fields fields) {
  /// The job that is asked for.
  ///
  /// @throws BadRequestException when a parameter is not of its form
  static GetTrainingJob from(JobPath path, Request request) {
    List<String> named = request.parameters().get(Parameter.FIELDS.id());
    return new GetTrainingJob(
        request,
        path.arn(),
        time(request.parameter(Parameter.CREATION_TIME.id())),
        named == null ? Fields.all() : Fields.parse(named));
  }

  Answer answer(CatalogReader reader, Bounds bounds) {
    TrainingJob job = find(reader);
    if (job == null) {
      return new Answer(Response.of(missing()), 0);
    }
    JobRows row = new JobRows(fields, Format.JSON, bounds.bytes());
    row.add(job);
    EntityTag tag = EntityTag.of(List.of(job), fields, Format.JSON);
    return new Answer(tag.answer(request, Response.json(row.toString())), 1);
  }

  /// The row that is asked for, as it stands now; null when there is none.
  @Nullable TrainingJob find(CatalogReader reader) {
    return reader.find(arn, creationTime);
  }

  /// That there is none.
  Problem missing() {
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

  private static @Nullable Instant time(@Nullable String text) {
    Instant time = text == null ? null : TimeValue.moment(text);
    if (text != null && time == null) {
      throw BadRequestException.of(
          Parameter.CREATION_TIME.id(),
          text,
          "creation_time must be a time such as 2026-11-23T14:13:00.000Z, was "
              + Problem.shortened(text));
    }
    return time;
  }
}
