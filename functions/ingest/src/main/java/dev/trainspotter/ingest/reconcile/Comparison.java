package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.table.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares jobs that SageMaker returned with the rows of the same range of creation times. The
/// order of the jobs makes no difference.
final class Comparison {
  private final Map<String, List<StoredJob>> rows = new HashMap<>();

  /// @param rows the rows of the range, as an index carries them
  Comparison(Collection<StoredJob> rows) {
    rows.forEach(
        row -> this.rows.computeIfAbsent(row.position().arn(), _ -> new ArrayList<>()).add(row));
  }

  /// What there is to do about a job.
  sealed interface Finding {
    /// The row shows the same.
    record Same() implements Finding {}

    /// There is no such row among the rows of the range.
    record WithoutRow() implements Finding {}

    /// The row shows something else.
    record Differing(StoredJob row) implements Finding {}

    /// No description has reached the row.
    record NotDescribed(StoredJob row) implements Finding {}
  }

  /// Compares one job that SageMaker returned. Its row then no longer counts as not shown.
  Finding add(TrainingJob found) {
    StoredJob row = take(Position.of(found));
    if (row == null) {
      return new Finding.WithoutRow();
    }
    if (!Digest.isDescribed(row.digest())) {
      return new Finding.NotDescribed(row);
    }
    boolean isSame = Digest.ofSearch(found).equals(row.digest()) && !isDeleted(row);
    return isSame ? new Finding.Same() : new Finding.Differing(row);
  }

  /// The rows of jobs that SageMaker has not returned and that are not marked as deleted.
  List<StoredJob> notShown() {
    return rows.values().stream().flatMap(List::stream).filter(row -> !isDeleted(row)).toList();
  }

  private @Nullable StoredJob take(Position position) {
    Iterator<StoredJob> ofName = rows.getOrDefault(position.arn(), new ArrayList<>()).iterator();
    while (ofName.hasNext()) {
      StoredJob row = ofName.next();
      if (Timestamps.isSameCreation(row.position().creationTime(), position.creationTime())) {
        ofName.remove();
        return row;
      }
    }
    return null;
  }

  private static boolean isDeleted(StoredJob row) {
    return row.job().get(Column.DELETED_AT) != null;
  }
}
