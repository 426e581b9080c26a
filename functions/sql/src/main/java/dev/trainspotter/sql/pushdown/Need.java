package dev.trainspotter.sql.pushdown;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Wanted;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a statement needs of one reference to the jobs.
///
/// @param columns whose values it needs
/// @param wanted conditions that every needed row meets; more rows may meet them
/// @param isEmpty whether it needs no rows at all
/// @param first how many rows it needs at most, in which order; null for all
public record Need(Set<Column> columns, Wanted wanted, boolean isEmpty, @Nullable First first) {
  /// No rows.
  public static final Need NOTHING = new Need(Set.of(), Wanted.ALL, true, null);

  /// The first rows in an order of creation times.
  public record First(long rows, Order order) {}

  /// Copies the columns.
  public Need {
    Set<Column> copy = EnumSet.noneOf(Column.class);
    copy.addAll(columns);
    columns = copy;
  }

  /// Everything: all rows with these columns.
  public static Need all(Set<Column> columns) {
    return new Need(columns, Wanted.ALL, false, null);
  }

  /// What is needed when both are: the plan reads one reference in two places.
  Need or(Need other) {
    if (isEmpty) {
      return other;
    }
    if (other.isEmpty) {
      return this;
    }
    Set<Column> all = EnumSet.copyOf(columns);
    all.addAll(other.columns);
    return new Need(all, or(wanted, other.wanted), false, null);
  }

  private static Wanted or(Wanted one, Wanted other) {
    Map<Column, Set<String>> texts = new LinkedHashMap<>();
    one.texts()
        .forEach(
            (column, only) -> {
              Set<String> others = other.texts(column);
              if (others != null) {
                Set<String> both = new LinkedHashSet<>(only);
                both.addAll(others);
                texts.put(column, both);
              }
            });
    return new Wanted(texts, one.times().or(other.times()));
  }
}
