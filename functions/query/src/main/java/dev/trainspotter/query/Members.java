package dev.trainspotter.query;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.query.filter.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which members of a nested value are wanted.
///
/// @param named the members, each with what is wanted of it; empty for everything
/// @param areMetrics whether the names are not members but those of metrics in a list
record Members(Map<String, Members> named, boolean areMetrics) {
  /// Everything.
  static final Members ALL = new Members(Map.of(), false);

  /// What this leads to.
  static Members at(Target target) {
    if (target.inside().isEmpty()) {
      return ALL;
    }
    boolean isKey = Target.hasKeys(target.column());
    List<String> path =
        isKey ? List.of(target.inside()) : List.of(target.inside().split("\\.", -1));
    boolean isMetric = target.column() == Column.FINAL_METRIC_DATA_LIST;
    Members members = ALL;
    for (String step : path.reversed()) {
      members = new Members(Map.of(step, members), isMetric);
    }
    return members;
  }

  /// What either wants.
  Members and(Members other) {
    if (named.isEmpty() || other.named.isEmpty()) {
      return ALL;
    }
    Map<String, Members> both = new LinkedHashMap<>(named);
    other.named.forEach((name, members) -> both.merge(name, members, Members::and));
    return new Members(both, areMetrics);
  }

  /// What is wanted of this value, of a list's elements each; null when it has nothing of it.
  @Nullable AttributeValue of(AttributeValue value) {
    if (named.isEmpty()) {
      return value;
    }
    if (value.hasL()) {
      List<AttributeValue> parts =
          value.l().stream().map(this::of).filter(Objects::nonNull).toList();
      return parts.isEmpty() ? null : AttributeValue.fromL(parts);
    }
    if (areMetrics) {
      String name = Target.metricName(value);
      return name != null && named.containsKey(name) ? value : null;
    }
    Map<String, AttributeValue> parts = new LinkedHashMap<>();
    collect(value.m(), "", parts);
    return parts.isEmpty() ? null : AttributeValue.fromM(parts);
  }

  /// A member's name may have dots itself where SageMaker keeps a caller's keys, so what is named
  /// inside a member may also be the rest of its name.
  private void collect(
      Map<String, AttributeValue> value, String start, Map<String, AttributeValue> parts) {
    named.forEach(
        (name, members) -> {
          AttributeValue member = value.get(start + name);
          AttributeValue part = member == null ? null : members.of(member);
          if (part != null) {
            parts.put(start + name, part);
          }
          members.collect(value, start + name + ".", parts);
        });
  }
}
