package dev.trainspotter.sql.pushdown;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.catalog.reader.Wanted;
import dev.trainspotter.sql.table.JobTables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads from the engine's plan what a statement needs of each reference to the jobs.
public final class PlanReader {
  private static final String TYPE = "type";
  private static final String CHILDREN = "children";

  private final Map<Integer, Need> needs = new LinkedHashMap<>();

  private PlanReader() {}

  /// The need of each reference. A reference that the plan does not read needs nothing.
  ///
  /// @param plans as the engine returns them
  /// @param references how many there are
  public static List<Need> needs(JsonNode plans, int references) {
    PlanReader reader = new PlanReader();
    plans.forEach(plan -> reader.visit(plan, null));
    return IntStream.range(0, references)
        .mapToObj(i -> reader.needs.getOrDefault(i, Need.NOTHING))
        .toList();
  }

  /// @param first what the operators above need of this one; null for all rows
  private void visit(JsonNode operator, Need.@Nullable First first) {
    if (operator.path(TYPE).asText().equals("LOGICAL_GET")) {
      Integer reference = JobTables.reference(table(operator));
      if (reference != null) {
        needs.merge(reference, need(operator, first), Need::or);
      }
    }
    Need.First below = TopRows.below(operator, first);
    operator.path(CHILDREN).forEach(child -> visit(child, below));
  }

  private static String table(JsonNode get) {
    return get.path("function_data").path("table").asText();
  }

  private static Need need(JsonNode get, Need.@Nullable First first) {
    List<Column> read = columns(get);
    Map<Column, Condition> conditions = new EnumMap<>(Column.class);
    for (JsonNode filter : get.path("table_filters").path("filters")) {
      int index = filter.path("key").asInt(-1);
      if (index >= 0 && index < read.size()) {
        conditions.merge(read.get(index), FilterReader.read(filter.path("value")), Condition::and);
      }
    }
    Set<Column> columns = EnumSet.noneOf(Column.class);
    columns.addAll(read);
    boolean isExact = conditions.values().stream().allMatch(Condition::isExact);
    return new Need(
        columns,
        wanted(conditions),
        conditions.values().stream().anyMatch(Condition::isImpossible),
        isExact && isOnKnown(conditions) ? first : null);
  }

  /// Whether a row can be tested on all of these conditions: times of other columns are not kept.
  private static boolean isOnKnown(Map<Column, Condition> conditions) {
    return conditions.entrySet().stream()
        .allMatch(e -> e.getKey() == Column.CREATION_TIME || e.getValue().texts() != null);
  }

  /// The columns that the plan reads, in its order: filters name them by their place in it.
  private static List<Column> columns(JsonNode get) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode index : get.path("column_indexes")) {
      String name = get.path("names").path(index.path("index").asInt(-1)).asText();
      Column column = Column.find(name);
      // A row number is no column, but it has a place.
      columns.add(column == null ? Column.CREATION_TIME : column);
    }
    return columns;
  }

  private static Wanted wanted(Map<Column, Condition> conditions) {
    Map<Column, Set<String>> texts = new EnumMap<>(Column.class);
    conditions.forEach(
        (column, condition) -> {
          if (condition.texts() != null) {
            texts.put(column, condition.texts());
          }
        });
    TimeRange times = conditions.getOrDefault(Column.CREATION_TIME, Condition.ANY).times();
    return new Wanted(texts, times);
  }
}
