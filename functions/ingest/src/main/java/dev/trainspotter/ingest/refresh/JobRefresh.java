package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.RowTooLargeException;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintState;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.DescribeResult;
import dev.trainspotter.ingest.sagemaker.Pacing;
import dev.trainspotter.ingest.sagemaker.SageMakerJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// Refreshes the row of one job: describes the job and keeps the description. When SageMaker gives
/// no usable response, keeps what the events reported and defers the hint.
public final class JobRefresh {
  /// How long SageMaker may deny requests about a job before its hint is dead-lettered.
  private static final Duration LONGEST_DENIAL = Duration.ofDays(3);

  /// How many deferrals a hint may have when SageMaker's description is older than an event.
  private static final int MOST_TRIES_WHEN_OUTDATED = 5;

  private final CatalogTable table;
  private final CatalogReader rows;
  private final JobReader reader;
  private final SageMakerJobs jobs;
  private final Queues queues;
  private final InstantSource clock;

  JobRefresh(
      CatalogTable table,
      CatalogReader rows,
      JobReader reader,
      SageMakerJobs jobs,
      Queues queues,
      InstantSource clock) {
    this.table = table;
    this.rows = rows;
    this.reader = reader;
    this.jobs = jobs;
    this.queues = queues;
    this.clock = clock;
  }

  /// All hints of a batch about one job as one request.
  ///
  /// @param name the name to describe the job by
  /// @param events the state changes among the hints
  private record Request(
      TrainingJobArn arn, String name, List<Sighting.Announced> events, HintState state) {
    Hint with(HintState next) {
      return new Hint(arn, name, null, next);
    }
  }

  /// Refreshes the job that all these hints are about.
  MessageOutcome of(List<Hint> hints, Pacing pacing) {
    Request request = request(hints);
    DescribeResult result =
        pacing.send(
            request.arn().accountRegion(), () -> jobs.describe(request.arn(), request.name()));
    try {
      return switch (result) {
        case DescribeResult.Described(var job) -> described(request, job);
        case DescribeResult.NotFound(var requestedAt) -> notFound(request, requestedAt);
        case DescribeResult.Unavailable(var cause) -> unavailable(request, cause);
      };
    } catch (RowTooLargeException _) {
      return new MessageOutcome.DeadLettered(Reason.TOO_LARGE);
    }
  }

  private Request request(List<Hint> hints) {
    List<Sighting.Announced> events =
        hints.stream()
            .filter(hint -> hint.change() != null)
            .map(hint -> announced(hint.arn(), hint.change()))
            .toList();
    HintState state = hints.stream().map(Hint::state).reduce(HintState.NEW, HintState::merge);
    for (Sighting.Announced event : events) {
      state = state.withChange(Sighting.modified(event.job()));
    }
    return new Request(hints.getFirst().arn(), name(hints), events, state);
  }

  private Sighting.Announced announced(TrainingJobArn arn, Hint.StateChange change) {
    TrainingJob job = reader.read(arn, change.detail(), ObservedBy.EVENT, change.time());
    return new Sighting.Announced(job, change.time(), change.id());
  }

  /// The job's name as SageMaker spells it: from a message, else from the stored row, else from the
  /// ARN.
  private String name(List<Hint> hints) {
    TrainingJobArn arn = hints.getFirst().arn();
    return hints.stream()
        .map(Hint::name)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(
            () -> {
              TrainingJob known = rows.find(arn);
              return known == null
                  ? arn.name()
                  : String.valueOf(known.text(Column.TRAINING_JOB_NAME));
            });
  }

  private MessageOutcome described(Request request, TrainingJob job) {
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
    HintState state = request.state();
    boolean isOutdated = state.newestChange().compareTo(Sighting.modified(job)) > 0;
    if (isOutdated && state.tries() < MOST_TRIES_WHEN_OUTDATED) {
      queues.defer(request.with(state.deferred()));
    }
    return new MessageOutcome.OfTable(outcome);
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
  private MessageOutcome notFound(Request request, Instant requestedAt) {
    request.events().forEach(table::keep);
    Outcome outcome = table.keep(new Sighting.Missing(request.arn(), requestedAt));
    if (!request.state().isAfterNotFound()) {
      queues.defer(request.with(request.state().afterNotFound()));
    }
    return new MessageOutcome.OfTable(outcome);
  }

  private MessageOutcome unavailable(Request request, DescribeResult.Cause cause) {
    request.events().forEach(table::keep);
    Instant now = clock.instant();
    HintState state =
        switch (cause) {
          case DENIED -> request.state().denied(now);
          case THROTTLED, DOWN -> request.state().deferred();
        };
    Instant since = state.deniedSince();
    if (since != null && !since.plus(LONGEST_DENIAL).isAfter(now)) {
      return new MessageOutcome.DeadLettered(Reason.DENIED);
    }
    queues.defer(request.with(state));
    return new MessageOutcome.Deferred(cause);
  }
}
