package dev.trainspotter.query;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.rows.Answer;
import dev.trainspotter.query.timeline.Timeline;
import java.time.Instant;

/// Answers how a job spent its time.
record GetTimeline(GetTrainingJob job) {
  /// The timeline that is asked for.
  ///
  /// @throws BadRequestException when a parameter is not of its form
  static GetTimeline from(JobPath path, Request request) {
    return new GetTimeline(GetTrainingJob.from(path, request));
  }

  Answer answer(CatalogReader reader, Instant now) {
    TrainingJob row = job.find(reader);
    if (row == null) {
      return new Answer(Response.of(job.missing()), 0);
    }
    String body = Timeline.of(row, now).toJson();
    if (Response.carriedBytes(body) > Response.LARGEST_BODY) {
      throw BadRequestException.of(
          Parameter.TRAINING_JOB_NAME.id(),
          job.arn().name(),
          "the timeline would be larger than 6 MB, the most that Lambda carries: ask for the job"
              + " with fields=secondary_status_transitions.Status,"
              + "secondary_status_transitions.StartTime");
    }
    return new Answer(Response.json(body), 1);
  }
}
