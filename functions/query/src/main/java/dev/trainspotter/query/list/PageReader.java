package dev.trainspotter.query.list;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.query.filter.Filter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.rows.Fields;
import dev.trainspotter.query.rows.JobRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one page of a walk: the jobs that meet a filter, until the page is full, the walk is over
/// or a bound is reached.
///
/// What an index carries is tested there; whole rows are read only of jobs that passed, and only
/// when the filter or the fields need more.
final class PageReader {
  private final CatalogReader reader;
  private final IndexScan entries;
  private final Filter onIndex;
  private final Filter onRow;
  private final boolean isWhole;
  private final Bounds bounds;
  private final JobPath path;
  private final Filter reached;
  private final Order order;
  private final JobRows rows;
  private final int limit;
  private final BatchSize batch = new BatchSize();
  private final long began = System.nanoTime();
  private @Nullable Position last;
  private int read;
  private int examined;
  private boolean isOver;

  /// Where a page ended.
  ///
  /// @param next the position after which the next page begins; null when this is the last one
  /// @param rowsExamined how many rows were looked at, of those that the path reaches
  /// @param isComplete false when a bound ended it
  record End(@Nullable Position next, int rowsExamined, boolean isComplete) {}

  /// @param rows where the jobs are written
  PageReader(CatalogReader reader, IndexRange walk, ListQuery query, Bounds bounds, JobRows rows) {
    this.reader = reader;
    this.last = query.cursor() == null ? null : query.cursor().position();
    this.entries = reader.entries(walk, last);
    this.onIndex = query.filter().on(Fields.CARRIED);
    Set<Column> rest = EnumSet.complementOf(EnumSet.copyOf(Fields.CARRIED));
    this.onRow = query.filter().on(rest);
    this.isWhole = !onRow.equals(Filter.ALL) || !query.fields().isCarried();
    this.path = query.path();
    this.reached = path.confined();
    this.order = query.order();
    this.limit = query.limit();
    this.bounds = bounds;
    this.rows = rows;
  }

  /// Reads the page.
  End read() {
    while (true) {
      List<TrainingJob> candidates = new ArrayList<>();
      Position end = gather(candidates);
      for (Iterator<TrainingJob> jobs = jobs(candidates); jobs.hasNext(); ) {
        TrainingJob job = jobs.next();
        if (isWhole && !(onIndex.test(job) && onRow.test(job))) {
          continue;
        }
        if (!rows.add(job)) {
          return new End(last, examined, false);
        }
        last = jobs.hasNext() ? Position.of(job) : end;
        if (rows.count() == limit) {
          return new End(jobs.hasNext() || hasNext() ? last : null, examined, true);
        }
      }
      last = end;
      if (isOver) {
        return new End(null, examined, true);
      }
      if (isBoundReached()) {
        return new End(last, examined, false);
      }
    }
  }

  /// Takes jobs that pass the cheap part of the filter; the position up to which it looked.
  private @Nullable Position gather(List<TrainingJob> candidates) {
    @Nullable Position end = last;
    int size = isWhole ? batch.next() : 1;
    if (isWhole && onRow.equals(Filter.ALL)) {
      size = Math.min(size, limit - rows.count());
    }
    while (candidates.size() < size && !isBoundReached()) {
      TrainingJob job = entries.next(wanted(candidates.size()));
      if (job == null) {
        isOver = true;
        return end;
      }
      boolean isReached = reached.test(job);
      read++;
      examined += isReached ? 1 : 0;
      end = isReached ? Position.of(job) : path.beside(Position.of(job), order);
      if (onIndex.test(job)) {
        candidates.add(job);
      }
    }
    return end;
  }

  private Iterator<TrainingJob> jobs(List<TrainingJob> candidates) {
    if (!isWhole) {
      return candidates.iterator();
    }
    double before = reader.readUnits();
    List<TrainingJob> whole = reader.rows(candidates.stream().map(Position::of).toList());
    batch.add(candidates.size(), reader.readUnits() - before);
    return whole.iterator();
  }

  private boolean hasNext() {
    return !isOver && entries.hasNext();
  }

  /// At least one row is looked at for every answer, so that a walk always comes to its end.
  private boolean isBoundReached() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    return read > 0 && bounds.isReached(read, reader.readUnits(), elapsed);
  }

  /// How many entries are likely needed to fill the page, by what was found so far.
  private int wanted(int candidates) {
    int found = rows.count() + (onRow.equals(Filter.ALL) ? candidates : 0);
    long missing = Math.max(1, limit - found);
    long likely = missing * Math.max(1, read) / Math.max(1, found);
    return Math.clamp(likely, 1, Math.max(1, bounds.rowsExamined() - read));
  }
}
