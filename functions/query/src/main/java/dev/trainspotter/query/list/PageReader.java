package dev.trainspotter.query.list;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.query.filter.Filter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.request.Bounds;
import dev.trainspotter.query.rows.JobRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one page of a list: the jobs of an index range that pass a filter, until the page is
/// full, the range ends or a bound is reached.
///
/// Conditions on columns that the index carries are tested on its entries. Whole rows are read
/// only of jobs that passed those, and only if other conditions or the fields need more columns.
final class PageReader {
  private final CatalogReader reader;
  private final IndexScan scan;
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
  private final List<Position> incomplete = new ArrayList<>();
  private final long began = System.nanoTime();
  private @Nullable Position last;
  private int read;
  private int examined;
  private boolean isOver;

  /// Where a page ended.
  ///
  /// @param next the position after which the next page starts; null if this is the last page
  /// @param rowsExamined how many of the examined rows the path covers
  /// @param isComplete false if a bound ended the page
  /// @param incomplete the positions of examined rows that could not be read completely
  record End(
      @Nullable Position next, int rowsExamined, boolean isComplete, List<Position> incomplete) {
    End {
      incomplete = List.copyOf(incomplete);
    }
  }

  /// @param rows receives the jobs of the page
  PageReader(CatalogReader reader, IndexRange range, ListQuery query, Bounds bounds, JobRows rows) {
    this.reader = reader;
    this.last = query.cursor() == null ? null : query.cursor().position();
    this.scan = reader.scan(range, last);
    this.onIndex = query.filter().on(Index.CARRIED);
    Set<Column> rest = EnumSet.complementOf(EnumSet.copyOf(Index.CARRIED));
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
      List<StoredJob> candidates = new ArrayList<>();
      Position end = addCandidates(candidates);
      for (Iterator<StoredJob> jobs = jobs(candidates); jobs.hasNext(); ) {
        StoredJob stored = jobs.next();
        if (isWhole && !passes(stored)) {
          continue;
        }
        if (!rows.add(stored.job())) {
          return end(last, false);
        }
        last = jobs.hasNext() ? stored.position() : end;
        if (rows.count() == limit) {
          return end(jobs.hasNext() || hasNext() ? last : null, true);
        }
      }
      last = end;
      if (isOver) {
        return end(null, true);
      }
      if (isBoundReached()) {
        return end(last, false);
      }
    }
  }

  private End end(@Nullable Position next, boolean isComplete) {
    return new End(next, examined, isComplete, incomplete);
  }

  /// Whether a whole row passes all conditions. It is tested as a whole, because it can be newer
  /// than the entry of the index.
  private boolean passes(StoredJob stored) {
    if (!onIndex.test(stored.job())) {
      return false;
    }
    if (!reader.incompleteRows().missing(stored.position()).isEmpty()) {
      incomplete.add(stored.position());
    }
    return onRow.test(stored.job());
  }

  /// Adds entries that pass the conditions on columns of the index; returns the position up to
  /// which entries were examined.
  private @Nullable Position addCandidates(List<StoredJob> candidates) {
    @Nullable Position end = last;
    int size = isWhole ? batch.next() : 1;
    if (isWhole && onRow.equals(Filter.ALL)) {
      size = Math.min(size, limit - rows.count());
    }
    while (candidates.size() < size && !isBoundReached()) {
      StoredJob entry = scan.next(wanted(candidates.size()));
      if (entry == null) {
        isOver = true;
        return end;
      }
      boolean isReached = reached.test(entry.job());
      read++;
      examined += isReached ? 1 : 0;
      end = isReached ? entry.position() : path.positionAfter(entry.position(), order);
      if (onIndex.test(entry.job())) {
        candidates.add(entry);
      }
    }
    return end;
  }

  private Iterator<StoredJob> jobs(List<StoredJob> candidates) {
    if (!isWhole) {
      return candidates.iterator();
    }
    double before = reader.readUnits();
    List<StoredJob> whole = reader.rows(candidates.stream().map(StoredJob::position).toList());
    batch.add(candidates.size(), reader.readUnits() - before);
    return whole.iterator();
  }

  private boolean hasNext() {
    return !isOver && scan.hasNext();
  }

  /// Each page examines at least one row, so that following the cursors always comes to an end.
  private boolean isBoundReached() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    return read > 0 && bounds.isReached(read, reader.readUnits(), elapsed);
  }

  /// How many more entries are likely to fill the page, given the share that has passed so far.
  private int wanted(int candidates) {
    int found = rows.count() + (onRow.equals(Filter.ALL) ? candidates : 0);
    long missing = Math.max(1, limit - found);
    long likely = missing * Math.max(1, read) / Math.max(1, found);
    return Math.clamp(likely, 1, Math.max(1, bounds.rowsExamined() - read));
  }
}
