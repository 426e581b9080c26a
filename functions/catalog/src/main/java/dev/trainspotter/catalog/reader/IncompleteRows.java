package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The rows that a request has read without some of their columns, because the parts that hold the
/// columns are missing from the state table or damaged.
///
/// The names of the lost columns are lost with them. So the columns named here are those that may
/// have been in the parts: the ones that can be packed and that the row's item does not hold.
public final class IncompleteRows {
  private final Map<Position, Set<Column>> missing = new LinkedHashMap<>();

  /// The columns that may be missing from the row at this position; empty for a complete row.
  public synchronized Set<Column> missing(Position position) {
    return missing.getOrDefault(position, Set.of());
  }

  /// The columns that may be missing, by row, in the order in which the rows were read.
  public synchronized Map<Position, Set<Column>> all() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(missing));
  }

  synchronized void add(Position position, Set<Column> columns) {
    missing.put(position, columns);
  }
}
