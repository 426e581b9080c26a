package dev.trainspotter.infra.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What says "look at this job": each kind of event, and the pattern that matches it.
public enum EventKind {
  STATE_CHANGES(
      "StateChangeRule",
      "A training job changed its state.",
      "aws.sagemaker",
      "SageMaker Training Job State Change",
      List.of()),
  TAG_CHANGES(
      "TagChangeRule",
      "A training job's tags changed.",
      "aws.tag",
      "Tag Change on Resource",
      List.of(
          Map.entry("service", List.of("sagemaker")),
          Map.entry("resource-type", List.of("training-job"))));

  private final String ruleId;
  private final String description;
  private final String source;
  private final String detailType;
  private final List<Map.Entry<String, List<String>>> detail;

  EventKind(
      String ruleId,
      String description,
      String source,
      String detailType,
      List<Map.Entry<String, List<String>>> detail) {
    this.ruleId = ruleId;
    this.description = description;
    this.source = source;
    this.detailType = detailType;
    this.detail = detail;
  }

  String ruleId() {
    return ruleId;
  }

  String description() {
    return description;
  }

  String source() {
    return source;
  }

  String detailType() {
    return detailType;
  }

  /// The detail's members in a fixed order, for the template is to be the same each time; null
  /// where any detail will do.
  @Nullable Map<String, List<String>> detail() {
    if (detail.isEmpty()) {
      return null;
    }
    Map<String, List<String>> members = new LinkedHashMap<>();
    detail.forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }
}
