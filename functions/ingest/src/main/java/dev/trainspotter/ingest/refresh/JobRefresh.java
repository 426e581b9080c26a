package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.RowTooLargeException;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.InstanceErrors;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintState;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.DescribeResult;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import dev.trainspotter.ingest.sagemaker.Pacing;
import dev.trainspotter.ingest.sagemaker.SageMakerJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refreshes the row of one job: describes the job and keeps the description. When SageMaker gives
/// no usable response, keeps what the events reported and defers the hint. When only the tags are
/// missing, keeps the description and defers a hint for the tags. A finished job is described again
/// later.
public final class JobRefresh {
  private final CatalogTable table;
  private final CatalogReader rows;
  private final JobReader reader;
  private final SageMakerJobs jobs;
  private final Queues queues;
  private final Looks looks;
  private final InstantSource clock;

  JobRefresh(
      CatalogTable table,
      CatalogReader rows,
      JobReader reader,
      SageMakerJobs jobs,
      Queues queues,
      Looks looks,
      InstantSource clock) {
    this.table = table;
    this.rows = rows;
    this.reader = reader;
    this.jobs = jobs;
    this.queues = queues;
    this.looks = looks;
    this.clock = clock;
  }

  /// Refreshes the job that all these hints are about.
  RefreshResult of(List<Hint> hints, Pacing pacing) {
    List<Hint> due = looks.due(hints);
    return due.isEmpty()
        ? RefreshResult.of(new MessageOutcome.Deferred(Cause.TOO_EARLY))
        : refresh(due, pacing);
  }

  private RefreshResult refresh(List<Hint> hints, Pacing pacing) {
    RefreshRequest request = RefreshRequest.of(hints, reader);
    try {
      String name = request.name() == null ? storedName(request.arn()) : request.name();
      DescribeResult result =
          pacing.send(request.arn().accountRegion(), () -> response(request, name));
      return switch (result) {
        case DescribeResult.Described described -> described(request, name, described);
        case DescribeResult.Tagged(var arn, var tags, var requestedAt) ->
            of(table.keep(new Sighting.Tagged(arn, tags, requestedAt)));
        case DescribeResult.NotFound(var requestedAt) -> notFound(request, name, requestedAt);
        case Unavailable unavailable -> unavailable(request, name, unavailable);
      };
    } catch (RowTooLargeException _) {
      return RefreshResult.of(new MessageOutcome.DeadLettered(Reason.TOO_LARGE));
    } catch (RuntimeException | Error e) {
      InstanceErrors.rethrow(e);
      keepEvents(request, e);
      throw e;
    }
  }

  private static RefreshResult of(Outcome outcome) {
    return RefreshResult.of(new MessageOutcome.OfTable(outcome));
  }

  private DescribeResult response(RefreshRequest request, String name) {
    return request.state().isForTags()
        ? jobs.listTags(request.arn(), name)
        : jobs.describe(request.arn(), name, request.creation());
  }

  /// Whatever goes wrong, the row has at least what the events reported. The same error may stop
  /// this too.
  private void keepEvents(RefreshRequest request, Throwable error) {
    try {
      request.events().forEach(table::keep);
    } catch (RuntimeException | Error e) {
      InstanceErrors.rethrow(e);
      // The JVM throws the same object again for some errors, and none can suppress itself.
      if (!e.equals(error)) {
        error.addSuppressed(e);
      }
    }
  }

  /// The job's name as SageMaker spells it in the stored row, else as the ARN spells it.
  private String storedName(TrainingJobArn arn) {
    TrainingJob known = rows.find(arn);
    return known == null ? arn.name() : String.valueOf(known.text(Column.TRAINING_JOB_NAME));
  }

  private RefreshResult described(
      RefreshRequest request, String name, DescribeResult.Described described) {
    TrainingJob job = described.job();
    Outcome outcome;
    try {
      outcome = table.keep(new Sighting.Described(job));
    } catch (RowTooLargeException e) {
      // The events are smaller and may fit.
      request.events().forEach(table::keep);
      throw e;
    }
    for (Sighting.Announced event : request.events()) {
      boolean isNewer = Sighting.modified(event.job()).compareTo(Sighting.modified(job)) > 0;
      if (isNewer || isOfAnotherJob(event.job(), job)) {
        table.keep(event);
      }
    }
    HintState next = afterDescription(request.state(), job, described.tagsMissing());
    if (next != null) {
      queues.defer(request.hint(job.arn(), name, next));
    }
    looks.afterDescription(job, name, request.state().look());
    return new RefreshResult(
        new MessageOutcome.OfTable(outcome),
        described.tagsMissing(),
        next == null ? null : next.waitingSince(),
        UnreadMembers.of(job));
  }

  /// The state of the hint that follows a description; null when none does.
  ///
  /// A hint for the tags alone is enough unless the description is older than an event, or
  /// SageMaker no longer knows the job's tags: then the job may be gone.
  private @Nullable HintState afterDescription(
      HintState state, TrainingJob job, @Nullable Unavailable tagsMissing) {
    Instant now = clock.instant();
    boolean isOutdated = state.newestChange().compareTo(Sighting.modified(job)) > 0;
    boolean isUnknown = tagsMissing != null && tagsMissing.cause() == Cause.NOT_LISTED;
    if (isOutdated || isUnknown) {
      return Deferrals.mayBringNews(state) ? state.deferred(now) : null;
    }
    return tagsMissing == null ? null : Deferrals.next(state.forTags(), tagsMissing.cause(), now);
  }

  /// Whether the event is about an earlier job of the same name, which no longer can be
  /// described.
  private static boolean isOfAnotherJob(TrainingJob event, TrainingJob described) {
    String ofEvent = event.text(Column.CREATION_TIME);
    String ofDescribed = described.text(Column.CREATION_TIME);
    return ofEvent != null
        && ofDescribed != null
        && !Timestamps.isSameCreation(ofEvent, ofDescribed);
  }

  /// Keeps the events, then marks the newest row as deleted. The job is described once more later,
  /// because SageMaker may not find a job that was created moments ago.
  private RefreshResult notFound(RefreshRequest request, String name, Instant requestedAt) {
    request.events().forEach(table::keep);
    Outcome outcome = table.keep(new Sighting.Missing(request.arn(), requestedAt));
    looks.afterNotFound(request.arn(), request.state().look());
    if (!request.state().isAfterNotFound()) {
      HintState next = request.state().afterNotFound(clock.instant());
      queues.defer(request.hint(request.arn(), name, next));
    }
    return of(outcome);
  }

  private RefreshResult unavailable(RefreshRequest request, String name, Unavailable unavailable) {
    request.events().forEach(table::keep);
    HintState state = request.state();
    boolean isUnknown = unavailable.cause() == Cause.NOT_LISTED;
    HintState next = Deferrals.next(state, unavailable.cause(), clock.instant());
    if (next == null) {
      return new RefreshResult(
          new MessageOutcome.DeadLettered(Reason.DENIED), unavailable, null, List.of());
    }
    queues.defer(request.hint(request.arn(), name, isUnknown ? next.forDescription() : next));
    return new RefreshResult(
        new MessageOutcome.Deferred(unavailable.cause()),
        unavailable,
        next.waitingSince(),
        List.of());
  }
}
