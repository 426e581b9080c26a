package dev.trainspotter.catalog.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The instances that a job is billed for, from its `ResourceConfig`.
///
/// A job with instance preferences is billed for the type that SageMaker selected. Other jobs are
/// billed for the requested type, or for all their instance groups. Serverless jobs have no
/// instances.
///
/// @param type the instance type, several joined by commas in alphabetical order; null without
///     instances
/// @param count the number of instances; null when it is unknown
record Instances(@Nullable String type, @Nullable Long count) {
  private static final Instances NONE = new Instances(null, null);

  static Instances billed(@Nullable AttributeValue resourceConfig) {
    if (resourceConfig == null || !resourceConfig.hasM()) {
      return NONE;
    }
    Map<String, AttributeValue> config = resourceConfig.m();
    Instances selected = named(config, "SelectedInstanceType", "SelectedInstanceCount");
    if (selected.type != null) {
      return selected;
    }
    Instances requested = named(config, "InstanceType", "InstanceCount");
    return requested.type != null ? requested : groups(config.get("InstanceGroups"));
  }

  private static Instances named(Map<String, AttributeValue> config, String type, String count) {
    AttributeValue name = config.get(type);
    if (name == null || name.s() == null || name.s().isEmpty()) {
      return NONE;
    }
    return new Instances(name.s(), whole(config.get(count)));
  }

  private static Instances groups(@Nullable AttributeValue value) {
    List<Instances> groups = new ArrayList<>();
    if (value != null && value.hasL()) {
      value.l().stream()
          .filter(AttributeValue::hasM)
          .map(group -> named(group.m(), "InstanceType", "InstanceCount"))
          .filter(group -> group.type != null)
          .forEach(groups::add);
    }
    if (groups.isEmpty()) {
      return NONE;
    }
    TreeSet<String> types = new TreeSet<>();
    long count = 0;
    for (Instances group : groups) {
      types.add(String.valueOf(group.type));
      count += group.count == null ? 0 : group.count;
    }
    return new Instances(String.join(",", types), count);
  }

  private static @Nullable Long whole(@Nullable AttributeValue value) {
    if (value == null || value.n() == null || !value.n().matches("[0-9]{1,18}")) {
      return null;
    }
    return Long.valueOf(value.n());
  }
}
