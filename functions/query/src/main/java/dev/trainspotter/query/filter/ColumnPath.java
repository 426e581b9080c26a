package dev.trainspotter.query.filter;

import dev.trainspotter.api.Problem;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.ValueForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a condition is about: a column, or something inside it.
///
/// @param column the column
/// @param inside a path of members, a map's key or a metric's name; empty for the whole column
public record ColumnPath(Column column, String inside) {
  private static final String METRIC_NAME = "MetricName";
  private static final String METRIC_VALUE = "Value";

  /// Whether everything behind the column's name is one key, dots and all.
  public static boolean hasKeys(Column column) {
    return column.isMap() || column.hasMetrics();
  }

  /// Whether there is anything inside such a column.
  public static boolean hasInside(Column column) {
    return column.isMap() || column.type() == ColumnType.JSON;
  }

  /// The name of this element of a list of metrics; null when it has none.
  public static @Nullable String metricName(AttributeValue metric) {
    AttributeValue name = metric.m().get(METRIC_NAME);
    return name == null ? null : name.s();
  }

  /// The name as it stands in a request.
  public String name() {
    return inside.isEmpty() ? column.id() : column.id() + "." + inside;
  }

  /// What is wrong with its path, for the caller; null when nothing is.
  public @Nullable String fault() {
    if (hasGap()) {
      return "a name must follow each dot, had " + Problem.shortened(column.id() + "." + inside);
    }
    if (hasKeys(column) || !Character.isLowerCase(inside.charAt(0))) {
      return null;
    }
    return "SageMaker spells members with capitals, perhaps %s; had %s"
        .formatted(Problem.shortened(capitalized()), Problem.shortened(name()));
  }

  /// Whether a name is missing before, between or behind its dots.
  private boolean hasGap() {
    return inside.isEmpty() || (!hasKeys(column) && List.of(inside.split("\\.", -1)).contains(""));
  }

  private String capitalized() {
    String spelled =
        Stream.of(inside.split("_"))
            .flatMap(word -> Stream.of(word.split("(?<=\\.)")))
            .filter(word -> !word.isEmpty())
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return column.id() + "." + spelled;
  }

  /// The values that this job has there, one for each element of the lists on the way; none when it
  /// is absent.
  public List<AttributeValue> stored(TrainingJob job) {
    AttributeValue value = job.get(column);
    if (value == null) {
      return List.of();
    }
    if (inside.isEmpty()) {
      return List.of(value);
    }
    List<AttributeValue> found = new ArrayList<>();
    if (column.isMap()) {
      AttributeValue entry = value.m().get(inside);
      found.addAll(entry == null ? List.of() : List.of(entry));
    } else if (column.hasMetrics()) {
      collectMetrics(value, found);
    } else {
      collect(value, inside, found);
    }
    return found;
  }

  /// The values that conditions are tested on: SDKs quote hyperparameters as JSON, and such a text
  /// also counts without its quotes; of several instance types each one counts.
  List<AttributeValue> values(TrainingJob job) {
    List<AttributeValue> stored = stored(job);
    if (column.form() == ValueForm.INSTANCE_TYPES && !stored.isEmpty()) {
      String[] types = stored.getFirst().s().split(",", -1);
      return Stream.concat(stored.stream(), Stream.of(types).map(AttributeValue::fromS)).toList();
    }
    if (column.type() != ColumnType.HSTORE || inside.isEmpty() || stored.isEmpty()) {
      return stored;
    }
    String unquoted = Json.unquoted(stored.getFirst().s());
    return unquoted == null ? stored : List.of(stored.getFirst(), AttributeValue.fromS(unquoted));
  }

  private void collectMetrics(AttributeValue list, List<AttributeValue> found) {
    for (AttributeValue metric : list.l()) {
      AttributeValue value = metric.m().get(METRIC_VALUE);
      if (inside.equals(metricName(metric)) && value != null) {
        found.add(value);
      }
    }
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

  /// What a path names inside the member of this name; null when it leads elsewhere.
  ///
  /// A member's name may have dots itself where SageMaker keeps a caller's keys, so each dot may be
  /// a step or a part of a name.
  public static @Nullable String inside(String name, String path) {
    boolean isStep = path.length() > name.length() && path.charAt(name.length()) == '.';
    return isStep && path.startsWith(name) ? path.substring(name.length() + 1) : null;
  }
}
