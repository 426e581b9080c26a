package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.state.KnownDifferences;
import dev.trainspotter.catalog.state.KnownDifferences.Difference;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.table.Digest;
import dev.trainspotter.catalog.table.RowTooLargeException;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintOrigin;
import dev.trainspotter.ingest.hint.HintOrigin.Why;
import dev.trainspotter.ingest.hint.HintState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Acts on what a comparison finds: stores jobs that have no row, and sends hints.
///
/// Everything that one piece of a pass leads to is done when [#flush] returns.
final class Findings {
  /// A job that changed more recently may still be announced by its event.
  private static final Duration EVENT_ON_ITS_WAY = Duration.ofMinutes(2);

  private record Asked(Hint hint, @Nullable Difference difference) {}

  private final CatalogTable table;
  private final KnownDifferences differences;
  private final Backlog backlog;
  private final RangeKind kind;
  private final Since since;
  private final Map<Figure, LongAdder> counts;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final List<TrainingJob> withoutRow = new ArrayList<>();
  private @Nullable String leftOutFrom;

  /// The times by which jobs are counted.
  ///
  /// @param deployed older jobs without a row are not missed, because no event could come; null
  ///     when it is not known yet
  /// @param lastPass later jobs are new
  /// @param passBegan when this pass was begun
  record Since(
      @Nullable Instant deployed,
      @Nullable Instant lastPass,
      Instant passBegan,
      InstantSource clock) {
    Instant now() {
      return clock.instant();
    }
  }

  Findings(
      CatalogTable table,
      KnownDifferences differences,
      Backlog backlog,
      RangeKind kind,
      Since since) {
    this.table = table;
    this.differences = differences;
    this.backlog = backlog;
    this.kind = kind;
    this.since = since;
    this.counts = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      counts.put(figure, new LongAdder());
    }
  }

  /// Takes a job that SageMaker returned, compared with the rows.
  void add(TrainingJob found, Comparison.Finding finding) {
    count(Figure.LOOKED_AT, 1);
    if (isNew(found)) {
      count(Figure.NEW_JOBS, 1);
    }
    switch (finding) {
      case Comparison.Finding.Same _ -> {}
      case Comparison.Finding.WithoutRow _ -> withoutRow.add(found);
      case Comparison.Finding.NotDescribed(var row) -> askWhenThereIsRoom(row.job());
      case Comparison.Finding.Differing(var row) -> differs(found, text(row.digest()));
    }
  }

  /// Takes a row whose job SageMaker did not return.
  void addNotShown(StoredJob row) {
    count(Figure.NOT_SHOWN, 1);
    ask(row.job(), Why.NOT_SHOWN, new Difference(row.job().arn(), "", text(row.digest())));
  }

  /// Takes a row that no description has reached.
  ///
  /// @return whether there was room for a hint
  boolean addNotDescribed(StoredJob row) {
    return askWhenThereIsRoom(row.job());
  }

  void count(Figure figure, long more) {
    Objects.requireNonNull(counts.get(figure)).add(more);
  }

  /// Stores the jobs without a row, all at the same time, then sends the hints.
  ///
  /// @return what was counted since the last call
  PassCounts flush(ExecutorService threads) {
    List<CompletableFuture<?>> stores = new ArrayList<>();
    for (TrainingJob found : withoutRow) {
      stores.add(CompletableFuture.runAsync(() -> store(found), threads));
    }
    withoutRow.clear();
    try {
      CompletableFuture.allOf(stores.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    List<Asked> waiting = new ArrayList<>();
    for (Asked next = asked.poll(); next != null; next = asked.poll()) {
      waiting.add(next);
    }
    backlog.send(waiting.stream().map(Asked::hint).toList());
    for (Asked sent : waiting) {
      if (sent.difference() != null) {
        differences.asked(sent.difference(), since.now());
      }
    }
    count(Figure.HINTS, waiting.size());
    return takeCounts();
  }

  /// The first creation time of a row whose hint was left out; null when none was.
  synchronized @Nullable String leftOutFrom() {
    return leftOutFrom;
  }

  private PassCounts takeCounts() {
    Map<Figure, Long> taken = new EnumMap<>(Figure.class);
    counts.forEach(
        (figure, count) -> {
          long sum = count.sumThenReset();
          if (sum > 0) {
            taken.put(figure, sum);
          }
        });
    return new PassCounts(taken);
  }

  /// An index lags behind its table, so the row may be there already.
  private void store(TrainingJob found) {
    Outcome outcome;
    try {
      outcome = table.keep(new Sighting.Found(found));
    } catch (RowTooLargeException _) {
      // A description names the reason in a dead letter.
      ask(found, Why.MISSED, null);
      return;
    }
    if (!(outcome instanceof Outcome.Kept(boolean isNew))) {
      return;
    }
    if (!isNew) {
      differs(found, "");
      return;
    }
    if (isBackfilled(found)) {
      count(Figure.BACKFILLED, 1);
    } else if (isEventDue(found)) {
      count(Figure.MISSED, 1);
    }
    askWhenThereIsRoom(found, Why.MISSED);
  }

  private void differs(TrainingJob found, String row) {
    count(Figure.DIFFERING, 1);
    ask(found, Why.DIFFERS, new Difference(found.arn(), Digest.ofSearch(found), row));
  }

  private void ask(TrainingJob job, Why why, @Nullable Difference difference) {
    if (difference == null || differences.isDue(difference, since.now())) {
      asked.add(new Asked(hint(job, why), difference));
    }
  }

  private boolean askWhenThereIsRoom(TrainingJob job) {
    return askWhenThereIsRoom(job, Why.NOT_DESCRIBED);
  }

  private synchronized boolean askWhenThereIsRoom(TrainingJob job, Why why) {
    if (asked.size() < backlog.room()) {
      asked.add(new Asked(hint(job, why), null));
      return true;
    }
    count(Figure.HINTS_LEFT_OUT, 1);
    String created = text(job.text(Column.CREATION_TIME));
    if (leftOutFrom == null || created.compareTo(leftOutFrom) < 0) {
      leftOutFrom = created;
    }
    return false;
  }

  private Hint hint(TrainingJob job, Why why) {
    TrainingJobArn arn = job.arn();
    String name = job.text(Column.TRAINING_JOB_NAME);
    return new Hint(arn, name, null, HintState.of(new HintOrigin(why, kind.id())));
  }

  private boolean isNew(TrainingJob found) {
    return since.lastPass() != null && created(found).isAfter(since.lastPass());
  }

  private boolean isBackfilled(TrainingJob found) {
    return since.deployed() == null || created(found).isBefore(since.deployed());
  }

  private boolean isEventDue(TrainingJob found) {
    Instant modified = Timestamps.parse(Sighting.modified(found));
    return modified.isBefore(since.passBegan().minus(EVENT_ON_ITS_WAY));
  }

  private static Instant created(TrainingJob job) {
    return Timestamps.parse(text(job.text(Column.CREATION_TIME)));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
