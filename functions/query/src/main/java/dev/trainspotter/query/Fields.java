package dev.trainspotter.query;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.Problem;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which columns, and what of their insides, are shown of each job.
///
/// @param columns the columns, each with the members wanted of it
record Fields(Map<Column, Members> columns) {
  private static final String EVERYTHING = "*";

  /// What an index carries; `_key` is made of its keys.
  private static final Set<Column> CARRIED = carried();

  /// All columns.
  static Fields all() {
    return whole(EnumSet.allOf(Column.class));
  }

  /// What a list shows when nothing is asked for: what the indexes carry.
  static Fields standard() {
    Set<Column> columns = EnumSet.copyOf(CARRIED);
    columns.remove(Column.KEY);
    return whole(columns);
  }

  /// The fields in these values of the parameter, each a list separated by commas.
  ///
  /// @throws BadRequestException when one names no column, or the inside of a plain one
  static Fields parse(List<String> values) {
    List<String> names = values.stream().flatMap(v -> Arrays.stream(v.split(",", -1))).toList();
    Map<Column, Members> columns = new EnumMap<>(Column.class);
    boolean isEverything = false;
    for (String name : names) {
      if (name.equals(EVERYTHING)) {
        isEverything = true;
      } else {
        int dot = name.indexOf('.');
        Column column = column(dot < 0 ? name : name.substring(0, dot), name);
        Members members = dot < 0 ? Members.ALL : members(column, name.substring(dot + 1), name);
        columns.merge(column, members, Members::and);
      }
    }
    return isEverything ? all() : new Fields(columns);
  }

  /// Whether an index's entry has all of it.
  boolean isCarried() {
    return CARRIED.containsAll(columns.keySet());
  }

  /// What is shown of this job, in the columns' order.
  Map<String, AttributeValue> of(TrainingJob job) {
    Map<String, AttributeValue> shown = new LinkedHashMap<>();
    columns.forEach(
        (column, members) -> {
          AttributeValue value = job.get(column);
          AttributeValue part = value == null ? null : members.of(value);
          if (part != null) {
            shown.put(column.id(), part);
          }
        });
    return shown;
  }

  private static Fields whole(Set<Column> columns) {
    Map<Column, Members> all = new EnumMap<>(Column.class);
    columns.forEach(column -> all.put(column, Members.ALL));
    return new Fields(all);
  }

  private static Column column(String id, String name) {
    @Nullable Column column = Column.find(id);
    if (column == null) {
      List<String> ids = Arrays.stream(Column.values()).map(Column::id).toList();
      throw refused(
          name,
          "fields must name columns, had %s; nearest: %s"
              .formatted(Problem.shortened(name), String.join(", ", NearestNames.of(id, ids))));
    }
    return column;
  }

  private static Members members(Column column, String path, String name) {
    boolean isMap = column.type() == ColumnType.HSTORE || column.type() == ColumnType.HSTORE_CSV;
    if (!isMap && column.type() != ColumnType.JSON) {
      throw refused(
          name,
          "%s is a %s and has no members, had %s"
              .formatted(column.id(), column.type().id(), Problem.shortened(name)));
    }
    // A map's keys may have dots themselves, SageMaker's members have none.
    List<String> steps = isMap ? List.of(path) : List.of(path.split("\\.", -1));
    if (steps.contains("")) {
      throw refused(
          name, "fields must name a member after each dot, had " + Problem.shortened(name));
    }
    return Members.at(steps);
  }

  private static BadRequestException refused(String name, String detail) {
    return BadRequestException.of(Parameter.FIELDS.id(), name, detail);
  }

  private static Set<Column> carried() {
    Set<Column> columns =
        Index.PROJECTED.stream()
            .map(Column::find)
            .filter(column -> column != null)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Column.class)));
    columns.addAll(EnumSet.of(Column.KEY, Column.CREATION_TIME));
    return columns;
  }
}
