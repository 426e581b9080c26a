package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.ingest.sagemaker.JobQuestion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares all jobs of a range of creation times, oldest first, like a merge of two sorted lists.
///
/// The list is cut where a second ends: jobs of one second come in any order. So no token is ever
/// needed again, and a walk is resumed at a creation time.
final class CreationWalk {
  /// The cause when the jobs do not come in the order of creation.
  private static final String UNORDERED = "unordered";

  /// Causes after which the same question is asked again from the checkpoint on.
  private static final Set<String> ASKED_AGAIN = Set.of(Pages.REPEATED_TOKEN, Pages.REFUSED_TOKEN);

  private final Walk walk;

  CreationWalk(Walk walk) {
    this.walk = walk;
  }

  String run() {
    while (true) {
      Instant begin = pass().next();
      String cause = inOrder();
      if (cause.equals(UNORDERED)) {
        // Where the jobs do not come in order, nothing before the checkpoint is done.
        walk.checkpoint().move(pass().fromStart());
        return inAnyOrder();
      }
      boolean hasMoved = !Objects.equals(begin, pass().next());
      if (!ASKED_AGAIN.contains(cause) || !hasMoved) {
        return cause;
      }
    }
  }

  private Pass pass() {
    return walk.checkpoint().pass();
  }

  private JobQuestion question() {
    return JobQuestion.created(pass().next(), pass().to());
  }

  private StoredRange rows() {
    IndexRange range =
        new IndexRange(
            List.of(Partition.byAccount(walk.accountRegion())),
            new TimeRange(pass().next(), pass().to()),
            Order.OLDEST_FIRST);
    return new StoredRange(walk.reader().scan(range, null));
  }

  private String inOrder() {
    JobQuestion question = question();
    Pages pages = new Pages(walk, question);
    StoredRange rows = rows();
    List<TrainingJob> waiting = new ArrayList<>();
    Instant floor = pass().next();
    while (true) {
      switch (pages.next()) {
        case Pages.Step.Stopped(var cause) -> {
          return cause;
        }
        case Pages.Step.Read(var jobs, var isLast) -> {
          for (TrainingJob job : asked(question, jobs)) {
            if (floor != null && created(job).isBefore(floor)) {
              return UNORDERED;
            }
            waiting.add(job);
          }
          if (isLast) {
            compare(waiting, rows.takeBefore(null));
            walk.flush();
            return Walk.ENDED;
          }
          Instant second = lastSecond(waiting);
          if (second != null && (floor == null || second.isAfter(floor))) {
            List<TrainingJob> done =
                waiting.stream().filter(job -> created(job).isBefore(second)).toList();
            waiting.removeAll(done);
            compare(done, rows.takeBefore(Timestamps.format(second)));
            walk.flush(pass -> pass.doneUntil(second));
            floor = second;
          }
        }
      }
    }
  }

  /// For endpoints that sort otherwise than asked: reads all rows of the range first. It is not
  /// resumed, but begun again.
  private String inAnyOrder() {
    JobQuestion question = question();
    Comparison comparison = new Comparison(rows().takeBefore(null));
    Pages pages = new Pages(walk, question);
    while (true) {
      switch (pages.next()) {
        case Pages.Step.Stopped(var cause) -> {
          return cause;
        }
        case Pages.Step.Read(var jobs, var isLast) -> {
          asked(question, jobs).forEach(job -> walk.findings().add(job, comparison.add(job)));
          if (isLast) {
            comparison.notShown().forEach(walk.findings()::addNotShown);
            walk.flush();
            return Walk.ENDED;
          }
          walk.flush();
        }
      }
    }
  }

  private void compare(List<TrainingJob> jobs, List<StoredJob> rows) {
    Comparison comparison = new Comparison(rows);
    jobs.forEach(job -> walk.findings().add(job, comparison.add(job)));
    comparison.notShown().forEach(walk.findings()::addNotShown);
  }

  /// An endpoint may return jobs that were not asked for.
  private static List<TrainingJob> asked(JobQuestion question, List<TrainingJob> jobs) {
    return jobs.stream().filter(job -> question.covers(created(job))).toList();
  }

  private static @Nullable Instant lastSecond(List<TrainingJob> jobs) {
    return jobs.stream()
        .map(CreationWalk::created)
        .max(Instant::compareTo)
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
        .orElse(null);
  }

  private static Instant created(TrainingJob job) {
    return Timestamps.parse(String.valueOf(job.text(Column.CREATION_TIME)));
  }
}
