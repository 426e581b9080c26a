package dev.trainspotter.query.rows;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.text.NearestNames;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.query.filter.PathFault;
import dev.trainspotter.query.filter.TextRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The columns and members that are shown of each job.
///
/// @param named the requested paths, in the order of the request
/// @param columns the same paths by column
public record Fields(List<ColumnPath> named, Map<Column, PathSet> columns) {
  private static final String EVERYTHING = "*";

  /// What a name in the parameter may look like. Only a column whose members have names of
  /// SageMaker's requires that they begin as SageMaker's do.
  public static final TextRule RULE =
      TextRule.of(pattern(), TextRule.ANY_LENGTH, "name a column", Column.REGION.id());

  /// All columns.
  public static Fields all() {
    return whole(List.of(Column.values()));
  }

  /// The fields of a list when the request names none: what the indexes carry.
  public static Fields defaults() {
    Set<Column> columns = EnumSet.copyOf(Index.CARRIED);
    columns.remove(Column.KEY);
    return whole(columns);
  }

  /// The fields in these values of the parameter, each a list separated by commas, with or without
  /// spaces around them.
  ///
  /// @throws BadRequestException when a name is not a column or a path into one
  public static Fields parse(List<String> values) {
    Set<ColumnPath> named = new LinkedHashSet<>();
    for (String part : values.stream().flatMap(v -> Arrays.stream(v.split(",", -1))).toList()) {
      String name = part.strip();
      if (name.equals(EVERYTHING)) {
        named.addAll(all().named);
      } else {
        named.add(target(name));
      }
    }
    return of(named);
  }

  /// Whether index entries have all these fields.
  public boolean isCarried() {
    return Index.CARRIED.containsAll(columns.keySet());
  }

  /// The values to show of this job, in the order of the columns.
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

  /// The ids of all columns; those that lists show by default come first.
  public static Stream<String> byLikelihood() {
    return Stream.concat(Index.CARRIED.stream(), Arrays.stream(Column.values()))
        .distinct()
        .map(Column::id);
  }

  private static Fields whole(Collection<Column> columns) {
    return of(columns.stream().map(column -> new ColumnPath(column, "")).toList());
  }

  private static Fields of(Collection<ColumnPath> named) {
    Map<Column, PathSet> columns = new EnumMap<>(Column.class);
    named.forEach(target -> columns.merge(target.column(), PathSet.at(target), PathSet::and));
    return new Fields(List.copyOf(named), Collections.unmodifiableMap(columns));
  }

  private static ColumnPath target(String name) {
    int dot = name.indexOf('.');
    Column column = column(dot < 0 ? name : name.substring(0, dot), name);
    if (dot < 0) {
      return new ColumnPath(column, "");
    }
    if (!column.hasInside()) {
      throw rejected(
          name,
          "%s is of type %s and has no members, had %s"
              .formatted(column.id(), column.type().id(), Problem.shortened(name)));
    }
    ColumnPath target = new ColumnPath(column, name.substring(dot + 1));
    String fault = PathFault.of(target);
    if (fault != null) {
      throw rejected(name, fault);
    }
    return target;
  }

  private static Column column(String id, String name) {
    @Nullable Column column = Column.find(id);
    if (id.isEmpty()) {
      throw rejected(name, "fields must name columns separated by commas, or *; had an empty name");
    }
    if (column == null) {
      throw rejected(
          name,
          "fields must name columns, had %s; nearest: %s; %s lists all columns"
              .formatted(
                  Problem.shortened(name),
                  NearestNames.of(id, byLikelihood().toList()),
                  RowRoute.LIST_COLUMNS.path()));
    }
    return column;
  }

  private static String pattern() {
    return Arrays.stream(Column.values())
        .map(
            column ->
                column.id()
                    + switch (column.form().type()) {
                      case STRING, INT64, BOOL, TIMESTAMP -> "";
                      case HSTORE, HSTORE_CSV -> "(?:\\.[^,]+)?";
                      case JSON ->
                          column.hasKeys()
                              ? "(?:\\.[^,]+)?"
                              : "(?:\\.[!-+/-`{-~-][^.,]*(?:\\.[^.,]+)*)?";
                    })
        .collect(Collectors.joining("|", "\\*|", ""));
  }

  private static BadRequestException rejected(String name, String detail) {
    return BadRequestException.of(Parameter.FIELDS.id(), name, detail);
  }
}
