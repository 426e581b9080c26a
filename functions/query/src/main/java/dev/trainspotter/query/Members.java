package dev.trainspotter.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which members of a nested value are wanted.
///
/// @param named the members, each with what is wanted of it; empty for everything
record Members(Map<String, Members> named) {
  /// Everything.
  static final Members ALL = new Members(Map.of());

  /// What this path leads to.
  static Members at(List<String> path) {
    Members members = ALL;
    for (String step : path.reversed()) {
      members = new Members(Map.of(step, members));
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
    return new Members(both);
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
    Map<String, AttributeValue> parts = new LinkedHashMap<>();
    named.forEach(
        (name, members) -> {
          AttributeValue member = value.m().get(name);
          AttributeValue part = member == null ? null : members.of(member);
          if (part != null) {
            parts.put(name, part);
          }
        });
    return parts.isEmpty() ? null : AttributeValue.fromM(parts);
  }
}
