package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What all wanted rows have in common, as far as it helps to choose an index.
///
/// @param texts by column, the only texts that the column may have; a column that may have any
/// other value is absent
/// @param times the creation times that a row may have
public record Wanted(Map<Column, Set<String>> texts, TimeRange times) {
  /// All rows.
  public static final Wanted ALL = new Wanted(Map.of(), TimeRange.ALL);

  /// Copies the map and its sets; keeps the order of the texts.
  public Wanted {
    Map<Column, Set<String>> copy = new EnumMap<>(Column.class);
    texts.forEach(
        (column, only) -> copy.put(column, Collections.unmodifiableSet(new LinkedHashSet<>(only))));
    texts = Collections.unmodifiableMap(copy);
  }

  /// Tests whether a row is one of them.
  public Predicate<TrainingJob> test() {
    Predicate<Position> isInTimes = times.test();
    return job -> hasTexts(job) && isInTimes.test(Position.of(job));
  }

  private boolean hasTexts(TrainingJob job) {
    return texts.entrySet().stream()
        .allMatch(e -> e.getValue().contains(String.valueOf(job.text(e.getKey()))));
  }

  /// The only texts that this column may have; null if it may have others.
  public @Nullable Set<String> texts(Column column) {
    return texts.get(column);
  }
}
