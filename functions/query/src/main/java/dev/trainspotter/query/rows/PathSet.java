package dev.trainspotter.query.rows;

import dev.trainspotter.catalog.ColumnPath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The members of a nested value that are shown.
///
/// @param paths what leads to them, or metrics' names; empty for everything
/// @param areMetrics whether they are the names of metrics in a list
record PathSet(Set<String> paths, boolean areMetrics) {
  /// Everything.
  static final PathSet ALL = new PathSet(Set.of(), false);

  /// Keeps its own copy.
  PathSet {
    paths = Set.copyOf(paths);
  }

  /// The set with this path alone.
  static PathSet at(ColumnPath target) {
    boolean isMetric = target.column().hasMetrics();
    return target.inside().isEmpty() ? ALL : new PathSet(Set.of(target.inside()), isMetric);
  }

  /// The union of both sets.
  PathSet and(PathSet other) {
    if (paths.isEmpty() || other.paths.isEmpty()) {
      return ALL;
    }
    Set<String> both = new LinkedHashSet<>(paths);
    both.addAll(other.paths);
    return new PathSet(both, areMetrics);
  }

  /// The part of this value that the paths select; of a list, the selected parts of its elements.
  /// Null if the paths select nothing in it.
  @Nullable AttributeValue of(AttributeValue value) {
    return paths.isEmpty() ? value : part(value, paths);
  }

  private @Nullable AttributeValue part(AttributeValue value, Set<String> wanted) {
    if (value.hasL()) {
      List<AttributeValue> parts =
          value.l().stream()
              .map(element -> part(element, wanted))
              .filter(Objects::nonNull)
              .toList();
      return parts.isEmpty() ? null : AttributeValue.fromL(parts);
    }
    if (areMetrics) {
      String name = ColumnPath.metricName(value);
      return name != null && wanted.contains(name) ? value : null;
    }
    Map<String, AttributeValue> parts = new LinkedHashMap<>();
    value
        .m()
        .forEach(
            (name, member) -> {
              Set<String> inside = inside(name, wanted);
              AttributeValue part = wanted.contains(name) ? member : part(member, inside);
              if (part != null) {
                parts.put(name, part);
              }
            });
    return parts.isEmpty() ? null : AttributeValue.fromM(parts);
  }

  private static Set<String> inside(String name, Set<String> wanted) {
    return wanted.stream()
        .flatMap(path -> Stream.ofNullable(ColumnPath.inside(name, path)))
        .collect(Collectors.toSet());
  }
}
