package dev.trainspotter.ingest;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.JobReader;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.CatalogReader;
import dev.trainspotter.catalog.table.CatalogTable;
import dev.trainspotter.catalog.table.Outcome;
import dev.trainspotter.catalog.table.RowTooLargeException;
import dev.trainspotter.catalog.table.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One look at one job: asks SageMaker and keeps what it says, or keeps what the events said and
/// lets the hint wait.
final class Look {
  private static final Duration DENIED_FOR_GOOD = Duration.ofDays(3);

  /// How often a job is looked at again because SageMaker answered with the past.
  private static final int MOST_LAGS = 5;

  private final CatalogTable table;
  private final CatalogReader rows;
  private final JobReader reader;
  private final Questions questions;
  private final Queues queues;
  private final InstantSource clock;

  Look(
      CatalogTable table,
      CatalogReader rows,
      JobReader reader,
      Questions questions,
      Queues queues,
      InstantSource clock) {
    this.table = table;
    this.rows = rows;
    this.reader = reader;
    this.questions = questions;
    this.queues = queues;
    this.clock = clock;
  }

  /// Looks at the job that all these hints are about.
  ///
  /// @param patience how to ask: at once on the live path, at its rate from the backlog
  /// @throws dev.trainspotter.catalog.table.RowTooLargeException when the row does not fit
  Outcome at(List<Hint> hints, Patience patience) {
    Hint hint = hints.getFirst();
    String name = name(hints);
    Answer answer = patience.ask(hint.arn().place(), () -> questions.ask(hint.arn(), name));
    return switch (answer) {
      case Answer.Described(var job) -> described(hints, job);
      case Answer.NotFound(var askedAt) -> notFound(hints, name, askedAt);
      case Answer.Unanswered(var cause) -> unanswered(hints, name, cause);
    };
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

  private Outcome described(List<Hint> hints, TrainingJob job) {
    Outcome outcome = keptOrTooLarge(job);
    boolean isKept = !(outcome instanceof Outcome.DeadLettered);
    for (Sighting.Announced event : announced(hints)) {
      boolean isNewer = Sighting.modified(event.job()).compareTo(Sighting.modified(job)) > 0;
      if (isNewer || !isKept || isOfAnotherJob(event.job(), job)) {
        table.keep(event);
      }
    }
    Delay delay = delay(hints);
    boolean isPast = delay.heard().compareTo(Sighting.modified(job)) > 0;
    if (isKept && isPast && delay.tries() < MOST_LAGS) {
      queues.defer(waiting(hints, job.arn().name(), delay.longer()));
    }
    return outcome;
  }

  private Outcome keptOrTooLarge(TrainingJob job) {
    try {
      return table.keep(new Sighting.Described(job));
    } catch (RowTooLargeException _) {
      return new Outcome.DeadLettered(Reason.TOO_LARGE.id());
    }
  }

  /// Whether the name was used again since the event: nobody can describe that job any more.
  private static boolean isOfAnotherJob(TrainingJob event, TrainingJob described) {
    String created = event.text(Column.CREATION_TIME);
    String known = described.text(Column.CREATION_TIME);
    return created != null && known != null && !Timestamps.isSameCreation(created, known);
  }

  /// The events' rows first, then the mark; and one more look, for SageMaker may be mistaken about
  /// a job that is only just there.
  private Outcome notFound(List<Hint> hints, String name, Instant askedAt) {
    announced(hints).forEach(table::keep);
    Outcome outcome = table.keep(new Sighting.Missing(hints.getFirst().arn(), askedAt));
    if (hints.stream().noneMatch(hint -> hint.delay().isSecondLook())) {
      queues.defer(waiting(hints, name, delay(hints).forASecondLook()));
    }
    return outcome;
  }

  private Outcome unanswered(List<Hint> hints, String name, Answer.Cause cause) {
    announced(hints).forEach(table::keep);
    Instant now = clock.instant();
    Delay delay = cause == Answer.Cause.DENIED ? delay(hints).denied(now) : delay(hints).longer();
    Instant since = delay.deniedSince();
    if (since != null && !since.plus(DENIED_FOR_GOOD).isAfter(now)) {
      return new Outcome.DeadLettered(Reason.DENIED.id());
    }
    queues.defer(waiting(hints, name, delay));
    return new Outcome.Deferred(cause.name().toLowerCase(Locale.ROOT));
  }

  private static Hint waiting(List<Hint> hints, String name, Delay delay) {
    return new Hint(hints.getFirst().arn(), name, null, delay);
  }

  private Delay delay(List<Hint> hints) {
    Delay delay = hints.stream().map(Hint::delay).reduce(Delay.NONE, Delay::and);
    for (Sighting.Announced event : announced(hints)) {
      delay = delay.hearing(Sighting.modified(event.job()));
    }
    return delay;
  }

  private List<Sighting.Announced> announced(List<Hint> hints) {
    return hints.stream()
        .filter(hint -> hint.change() != null)
        .map(hint -> announced(hint.arn(), hint.change()))
        .toList();
  }

  private Sighting.Announced announced(TrainingJobArn arn, Hint.StateChange change) {
    TrainingJob job = reader.read(arn, change.detail(), ObservedBy.EVENT, change.time());
    return new Sighting.Announced(job, change.time(), change.id());
  }
}
