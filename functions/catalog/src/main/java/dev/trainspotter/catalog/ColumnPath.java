package dev.trainspotter.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A path to a column or into it, such as `resource_config.InstanceType`, `tags.team` or
/// `final_metric_data_list.validation:loss`.
///
/// @param column the column
/// @param inside names of members joined by dots, a map's key or a metric's name; empty for the
///     whole column
public record ColumnPath(Column column, String inside) {
  private static final String METRIC_NAME = "MetricName";
  private static final String METRIC_VALUE = "Value";

  /// The path as a request spells it.
  public String name() {
    return inside.isEmpty() ? column.id() : column.id() + "." + inside;
  }

  /// Whether a name is missing after the column's dot, or between or after the path's own dots.
  public boolean hasEmptyName() {
    return inside.isEmpty() || (!column.hasKeys() && List.of(inside.split("\\.", -1)).contains(""));
  }

  /// The same path in SageMaker's spelling, when it leads to a member and begins with a lower-case
  /// letter (`resource_config.instance_type`); null when its spelling is possible.
  public @Nullable ColumnPath capitalized() {
    if (inside.isEmpty() || column.hasKeys() || !Character.isLowerCase(inside.charAt(0))) {
      return null;
    }
    String spelled =
        Stream.of(inside.split("_"))
            .flatMap(word -> Stream.of(word.split("(?<=\\.)")))
            .filter(word -> !word.isEmpty())
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return new ColumnPath(column, spelled);
  }

  /// The values that the job has at this path: one for each element of the lists on the way, none
  /// when the path is absent.
  public List<AttributeValue> in(TrainingJob job) {
    return in(job.get(column));
  }

  /// The values at this path in a value of the column.
  public List<AttributeValue> in(@Nullable AttributeValue value) {
    if (value == null) {
      return List.of();
    }
    if (inside.isEmpty()) {
      return List.of(value);
    }
    if (column.isMap()) {
      AttributeValue entry = value.m().get(inside);
      return entry == null ? List.of() : List.of(entry);
    }
    return column.hasMetrics() ? metrics(value) : find(value, inside);
  }

  /// The values that a condition is tested on: those at this path and others that mean the same.
  /// SDKs quote hyperparameters as JSON, so a quoted text also counts without its quotes; of
  /// several instance types each one counts.
  public List<AttributeValue> comparable(TrainingJob job) {
    List<AttributeValue> values = in(job);
    if (values.isEmpty()) {
      return values;
    }
    if (column.form() == ValueForm.INSTANCE_TYPES) {
      String[] types = values.getFirst().s().split(",", -1);
      return Stream.concat(values.stream(), Stream.of(types).map(AttributeValue::fromS)).toList();
    }
    if (column.form() != ValueForm.TEXT_BY_KEY || inside.isEmpty()) {
      return values;
    }
    String unquoted = Json.unquoted(values.getFirst().s());
    return unquoted == null ? values : List.of(values.getFirst(), AttributeValue.fromS(unquoted));
  }

  private List<AttributeValue> metrics(AttributeValue list) {
    List<AttributeValue> found = new ArrayList<>();
    for (AttributeValue metric : list.l()) {
      AttributeValue value = metric.m().get(METRIC_VALUE);
      if (inside.equals(metricName(metric)) && value != null) {
        found.add(value);
      }
    }
    return found;
  }

  /// The values at a path of members in any value, one for each element of the lists on the way.
  /// Null counts as absent.
  public static List<AttributeValue> find(AttributeValue value, String path) {
    List<AttributeValue> found = new ArrayList<>();
    collect(value, path, found);
    return found;
  }

  private static void collect(AttributeValue value, String path, List<AttributeValue> found) {
    value.l().forEach(element -> collect(element, path, found));
    value
        .m()
        .forEach(
            (name, member) -> {
              String inside = inside(name, path);
              if (inside != null) {
                collect(member, inside, found);
              } else if (name.equals(path) && !Boolean.TRUE.equals(member.nul())) {
                found.add(member);
              }
            });
  }

  /// The rest of a path after the member of this name; null when the path does not lead through it.
  ///
  /// SageMaker keeps callers' keys as names of members, and those may contain dots, so each dot of
  /// a path may separate two names or belong to one.
  public static @Nullable String inside(String name, String path) {
    boolean isStep = path.length() > name.length() && path.charAt(name.length()) == '.';
    return isStep && path.startsWith(name) ? path.substring(name.length() + 1) : null;
  }

  /// The name of an element of a list of metrics; null when it has none.
  public static @Nullable String metricName(AttributeValue metric) {
    AttributeValue name = metric.m().get(METRIC_NAME);
    return name == null ? null : name.s();
  }
}
