package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.state.FinishedJobs;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintState;
import dev.trainspotter.ingest.hint.Look;
import dev.trainspotter.ingest.hint.Queues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Later looks at finished jobs. No event announces what changes after the end of a job: billed
/// time, rule evaluations, the warm pool.
///
/// A job is described once more 15 minutes after its end, and then again, each time after a longer
/// wait, while its warm pool or a rule evaluation is active.
final class Looks {
  /// A description of this long after the end is the last, if nothing of the job is active.
  static final Duration FIRST_WAIT = Duration.ofMinutes(15);

  /// How often a job is looked at after its end, at most.
  static final int MOST_LOOKS = 96;

  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  /// No looks begin at a job that ended longer ago: what still seems active then stays so.
  private static final Duration LONGEST_ACTIVITY = Duration.ofDays(30);

  private static final int MOST_DOUBLINGS = 10;
  private static final Set<String> ACTIVE_WARM_POOL = Set.of("Available", "InUse");
  private static final Set<String> ACTIVE_RULE = Set.of("InProgress", "Stopping");

  private final FinishedJobs jobs;
  private final Queues queues;
  private final InstantSource clock;

  Looks(FinishedJobs jobs, Queues queues, InstantSource clock) {
    this.jobs = jobs;
    this.queues = queues;
    this.clock = clock;
  }

  /// The hints that can be acted on now. Looks that are not due yet are sent to the backlog queue
  /// again.
  List<Hint> due(List<Hint> hints) {
    Instant now = clock.instant();
    List<Hint> due = new ArrayList<>();
    for (Hint hint : hints) {
      Look look = hint.state().look();
      if (look != null && look.due().isAfter(now)) {
        queues.sendLook(hint, look, now);
      } else {
        due.add(hint);
      }
    }
    return due;
  }

  /// Sends the hint of the next look, if one more is needed.
  ///
  /// The hint is sent before it is noted. An interruption in between leads to two hints, and the
  /// second one may be read while its note is missing. So a hint counts unless a later one is
  /// noted.
  ///
  /// @param name the job's name as SageMaker spells it
  /// @param look the look that this description was; null when it had another cause
  void afterDescription(TrainingJob job, String name, @Nullable Look look) {
    Instant now = clock.instant();
    boolean isSettled = isSettled(job, now);
    if (look == null && isSettled) {
      return;
    }
    String creation = String.valueOf(job.text(Column.CREATION_TIME));
    int noted = jobs.looks(job.arn(), creation);
    int number = look == null ? 0 : look.number();
    if (number < noted) {
      return;
    }
    if (isSettled) {
      jobs.forget(job.arn());
    } else if (number < MOST_LOOKS) {
      Look next = new Look(number + 1, now.plus(wait(job, number, now)));
      queues.sendLook(new Hint(job.arn(), name, null, HintState.of(next)), next, now);
      jobs.note(job.arn(), creation, next.number());
    }
  }

  /// There is nothing more to look at.
  void afterNotFound(TrainingJobArn arn, @Nullable Look look) {
    if (look != null) {
      jobs.forget(arn);
    }
  }

  /// Whether no later look is needed: the job still runs, or nothing of it changes any more.
  private static boolean isSettled(TrainingJob job, Instant now) {
    KnownStatus status = KnownStatus.find(job.text(Column.TRAINING_JOB_STATUS));
    if (status == null || !status.hasEnded()) {
      return true;
    }
    Duration change = isActive(job) ? LONGEST_ACTIVITY : FIRST_WAIT;
    return !now.isBefore(ended(job).plus(change));
  }

  private static Duration wait(TrainingJob job, int number, Instant now) {
    if (number > 0) {
      Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(number - 1, MOST_DOUBLINGS));
      return Collections.min(List.of(doubled, LONGEST_WAIT));
    }
    Duration left = Duration.between(now, ended(job).plus(FIRST_WAIT));
    return left.isPositive() ? Collections.min(List.of(left, FIRST_WAIT)) : FIRST_WAIT;
  }

  /// When the job reached its last status.
  private static Instant ended(TrainingJob job) {
    return Timestamps.parse(Sighting.modified(job));
  }

  private static boolean isActive(TrainingJob job) {
    AttributeValue warmPool = job.get(Column.WARM_POOL_STATUS);
    return (warmPool != null && isOneOf(ACTIVE_WARM_POOL, warmPool, "Status"))
        || hasActiveRule(job.get(Column.DEBUG_RULE_EVALUATION_STATUSES))
        || hasActiveRule(job.get(Column.PROFILER_RULE_EVALUATION_STATUSES));
  }

  private static boolean hasActiveRule(@Nullable AttributeValue rules) {
    return rules != null
        && rules.l().stream().anyMatch(rule -> isOneOf(ACTIVE_RULE, rule, "RuleEvaluationStatus"));
  }

  private static boolean isOneOf(Set<String> values, AttributeValue structure, String member) {
    AttributeValue value = structure.m().get(member);
    return value != null && value.s() != null && values.contains(value.s());
  }
}
