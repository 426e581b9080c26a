package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.catalog.reader.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The conditions of a request.
///
/// @param conditions a job must meet all of them
public record Filter(List<Condition> conditions) {
  /// Every job.
  public static final Filter ALL = new Filter(List.of());

  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /// Keeps its own copy.
  public Filter {
    conditions = List.copyOf(conditions);
  }

  /// Jobs with exactly this text in a column of type string.
  public static Filter equalTo(Column column, String text) {
    return new Filter(
        List.of(
            new Condition(
                new ColumnPath(column, ""),
                Operator.EQ,
                List.of(text),
                List.of(new Operand.Text(text)))));
  }

  /// Jobs with this column, or those without it.
  public static Filter exists(Column column, boolean isThere) {
    return new Filter(
        List.of(
            new Condition(
                new ColumnPath(column, ""),
                Operator.EXISTS,
                List.of(Boolean.toString(isThere)),
                List.of(new Operand.Bool(isThere)))));
  }

  /// Jobs that were created at this time or later.
  public static Filter createdSince(TimeValue time) {
    return new Filter(
        List.of(
            new Condition(
                new ColumnPath(Column.CREATION_TIME, ""),
                Operator.GTE,
                List.of(),
                List.of(new Operand.Time(time)))));
  }

  /// Jobs that meet both.
  public Filter and(Filter other) {
    List<Condition> both = new ArrayList<>(conditions);
    both.addAll(other.conditions);
    return new Filter(both);
  }

  /// Whether the job meets all conditions.
  public boolean test(TrainingJob job) {
    return conditions.stream().allMatch(condition -> condition.test(job));
  }

  /// Only the conditions on these columns.
  public Filter on(Set<Column> columns) {
    return new Filter(conditions.stream().filter(c -> columns.contains(c.column())).toList());
  }

  /// The columns that the conditions test.
  public Set<Column> columns() {
    Set<Column> columns = EnumSet.noneOf(Column.class);
    conditions.forEach(condition -> columns.add(condition.column()));
    return columns;
  }

  /// The only texts that this column may have; null when it may have others.
  public @Nullable Set<String> texts(Column column) {
    @Nullable Set<String> all = null;
    for (Condition condition : conditions) {
      if (condition.operator() == Operator.EQ
          && condition.target().equals(new ColumnPath(column, ""))) {
        if (all == null) {
          all = new LinkedHashSet<>(condition.texts());
        } else {
          all.retainAll(condition.texts());
        }
      }
    }
    return all;
  }

  /// The only rows that may pass, when a condition names their `_key`; null when others may.
  private @Nullable Set<Position> positions() {
    Set<String> keys = texts(Column.KEY);
    return keys == null
        ? null
        : keys.stream()
            .flatMap(key -> Stream.ofNullable(Position.find(key)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The part of this filter that an index can answer: the texts that a column must equal, and the
  /// creation times.
  public Wanted wanted() {
    Map<Column, Set<String>> texts = new EnumMap<>(Column.class);
    for (Column column : columns()) {
      Set<String> only = texts(column);
      if (only != null) {
        texts.put(column, only);
      }
    }
    return new Wanted(texts, creationTimes());
  }

  /// The only creation times that a job may have.
  public TimeRange creationTimes() {
    TimeRange times = creationTimes(positions());
    for (Condition condition : conditions) {
      if (condition.column() == Column.CREATION_TIME) {
        times = times.and(creationTimes(condition));
      }
    }
    return times;
  }

  /// The times from the first to the last that meets it; what lies between is tested on the job.
  private static TimeRange creationTimes(Condition condition) {
    List<TimeValue> times = times(condition);
    Comparator<TimeValue> byFirst = Comparator.comparing(TimeValue::first);
    Comparator<TimeValue> byLast = Comparator.comparing(TimeValue::last);
    return switch (condition.operator()) {
      case EQ ->
          new TimeRange(
              Collections.min(times, byFirst).first(), Collections.max(times, byLast).last());
      case GTE -> new TimeRange(Collections.min(times, byFirst).first(), null);
      case GT -> new TimeRange(Collections.min(times, byLast).last().plus(MILLISECOND), null);
      case LTE -> new TimeRange(null, Collections.max(times, byLast).last());
      case LT -> new TimeRange(null, Collections.max(times, byFirst).first().minus(MILLISECOND));
      case NE, STARTSWITH, CONTAINS, EXISTS -> TimeRange.ALL;
    };
  }

  private static TimeRange creationTimes(@Nullable Set<Position> positions) {
    if (positions == null || positions.isEmpty()) {
      return TimeRange.ALL;
    }
    List<Instant> times =
        positions.stream().map(Position::creationTime).map(Timestamps::parse).sorted().toList();
    return new TimeRange(times.getFirst(), times.getLast());
  }

  private static List<TimeValue> times(Condition condition) {
    List<TimeValue> times = new ArrayList<>();
    for (Operand operand : condition.operands()) {
      if (operand instanceof Operand.Time(TimeValue time)) {
        times.add(time);
      }
    }
    return times;
  }
}
