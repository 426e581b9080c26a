package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// Finds the value of a property that Search sorts and filters by, such as `Tags.team` or
/// `ResourceConfig.InstanceType`.
final class JobProperty {
  private static final String TAGS = "Tags.";

  private JobProperty() {}

  static JsonNode of(KnownJob job, String name) {
    if (name.startsWith(TAGS)) {
      String value = job.tags().get(name.substring(TAGS.length()));
      return value == null ? MissingNode.getInstance() : TextNode.valueOf(value);
    }
    JsonNode value = job.members();
    String rest = name;
    while (!rest.isEmpty()) {
      // A hyperparameter's own name may contain dots: the longest name that exists wins.
      if (value.has(rest)) {
        return value.path(rest);
      }
      int dot = rest.indexOf('.');
      value = value.path(dot < 0 ? rest : rest.substring(0, dot));
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    return value;
  }
}
