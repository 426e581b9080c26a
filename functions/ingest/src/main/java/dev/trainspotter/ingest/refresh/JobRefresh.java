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

/// One look at one job: asks SageMaker and keeps what it says, or keeps what the events said and
/// lets the hint wait.
public final class JobRefresh {
  private static final Duration DENIED_FOR_GOOD = Duration.ofDays(3);

  /// How often a job is looked at again because SageMaker answered with the past.
  private static final int MOST_LAGS = 5;

  private final CatalogTable table;
  private final CatalogReader rows;
  private final JobReader reader;
  private final SageMakerJobs questions;
  private final Queues queues;
  private final InstantSource clock;

  public JobRefresh(
      CatalogTable table,
      CatalogReader rows,
      JobReader reader,
      SageMakerJobs questions,
      Queues queues,
      InstantSource clock) {
    this.table = table;
    this.rows = rows;
    this.reader = reader;
    this.questions = questions;
    this.queues = queues;
    this.clock = clock;
  }

  /// What the hints about one job say together.
  ///
  /// @param name the name to ask by
  /// @param events what the events among them told
  private record Heard(
      TrainingJobArn arn, String name, List<Sighting.Announced> events, HintState state) {
    Hint waiting(HintState longer) {
      return new Hint(arn, name, null, longer);
    }
  }

  /// Looks at the job that all these hints are about.
  ///
  /// @param pacing how to ask: at once on the live path, at its rate from the backlog
  MessageOutcome of(List<Hint> hints, Pacing pacing) {
    Heard heard = heard(hints);
    DescribeResult answer =
        pacing.ask(heard.arn().accountRegion(), () -> questions.ask(heard.arn(), heard.name()));
    try {
      return switch (answer) {
        case DescribeResult.Described(var job) -> described(heard, job);
        case DescribeResult.NotFound(var askedAt) -> notFound(heard, askedAt);
        case DescribeResult.Unanswered(var cause) -> unanswered(heard, cause);
      };
    } catch (RowTooLargeException _) {
      return new MessageOutcome.DeadLettered(Reason.TOO_LARGE);
    }
  }

  private Heard heard(List<Hint> hints) {
    List<Sighting.Announced> events =
        hints.stream()
            .filter(hint -> hint.change() != null)
            .map(hint -> announced(hint.arn(), hint.change()))
            .toList();
    HintState state = hints.stream().map(Hint::state).reduce(HintState.NEW, HintState::merge);
    for (Sighting.Announced event : events) {
      state = state.withChange(Sighting.modified(event.job()));
    }
    return new Heard(hints.getFirst().arn(), name(hints), events, state);
  }

  private Sighting.Announced announced(TrainingJobArn arn, Hint.StateChange change) {
    TrainingJob job = reader.read(arn, change.detail(), ObservedBy.EVENT, change.time());
    return new Sighting.Announced(job, change.time(), change.id());
  }

  /// The name as SageMaker spells it: the messages', else the known row's, else the ARN's.
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

  private MessageOutcome described(Heard heard, TrainingJob job) {
    Outcome outcome;
    try {
      outcome = table.keep(new Sighting.Described(job));
    } catch (RowTooLargeException e) {
      heard.events().forEach(table::keep);
      throw e;
    }
    for (Sighting.Announced event : heard.events()) {
      boolean isNewer = Sighting.modified(event.job()).compareTo(Sighting.modified(job)) > 0;
      if (isNewer || isOfAnotherJob(event.job(), job)) {
        table.keep(event);
      }
    }
    boolean isPast = heard.state().newestChange().compareTo(Sighting.modified(job)) > 0;
    if (isPast && heard.state().tries() < MOST_LAGS) {
      queues.defer(heard.waiting(heard.state().deferred()));
    }
    return new MessageOutcome.OfTable(outcome);
  }

  /// Whether the name was used again since the event: nobody can describe that job any more.
  private static boolean isOfAnotherJob(TrainingJob event, TrainingJob described) {
    String created = event.text(Column.CREATION_TIME);
    String known = described.text(Column.CREATION_TIME);
    return created != null && known != null && !Timestamps.isSameCreation(created, known);
  }

  /// The events' rows first, then the mark; and one more look, for SageMaker may be mistaken about
  /// a job that is only just there.
  private MessageOutcome notFound(Heard heard, Instant askedAt) {
    heard.events().forEach(table::keep);
    Outcome outcome = table.keep(new Sighting.Missing(heard.arn(), askedAt));
    if (!heard.state().isAfterNotFound()) {
      queues.defer(heard.waiting(heard.state().afterNotFound()));
    }
    return new MessageOutcome.OfTable(outcome);
  }

  private MessageOutcome unanswered(Heard heard, DescribeResult.Cause cause) {
    heard.events().forEach(table::keep);
    Instant now = clock.instant();
    HintState state =
        cause == DescribeResult.Cause.DENIED ? heard.state().denied(now) : heard.state().deferred();
    Instant since = state.deniedSince();
    if (since != null && !since.plus(DENIED_FOR_GOOD).isAfter(now)) {
      return new MessageOutcome.DeadLettered(Reason.DENIED);
    }
    queues.defer(heard.waiting(state));
    return new MessageOutcome.Deferred(cause);
  }
}
