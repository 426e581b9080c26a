package dev.trainspotter.infra.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.alarms.RecordedMetrics.Series;
import dev.trainspotter.infra.alarms.RecordedMetrics.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An alarm of a template, evaluated as CloudWatch does: period by period, each with the latest
/// periods before it. A period without data counts as `TreatMissingData` says.
///
/// @param properties the alarm's properties in the template
record TemplateAlarm(JsonNode properties) {
  /// The alarm with this construct id; null if the template has none.
  static @Nullable TemplateAlarm find(JsonNode template, String id) {
    return template.path("Resources").properties().stream()
        .filter(resource -> resource.getKey().matches("Alarms" + id + "[0-9A-F]{8}"))
        .map(resource -> new TemplateAlarm(resource.getValue().path("Properties")))
        .findFirst()
        .orElse(null);
  }

  /// The series that the alarm watches; a reference to a resource has the resource's id as value.
  Series series() {
    Map<String, String> dimensions = new TreeMap<>();
    properties
        .path("Dimensions")
        .forEach(
            each -> dimensions.put(each.path("Name").asText(), StackNames.id(each.path("Value"))));
    return new Series(
        properties.path("Namespace").asText(), properties.path("MetricName").asText(), dimensions);
  }

  int period() {
    return properties.path("Period").asInt();
  }

  /// Whether the alarm is in the state `ALARM` at the end of each period.
  List<Boolean> firing(RecordedMetrics metrics, long seconds) {
    List<Value> values = metrics.of(series());
    int evaluated = properties.path("EvaluationPeriods").asInt();
    int needed = properties.path("DatapointsToAlarm").asInt(evaluated);
    List<Boolean> breaching = new ArrayList<>();
    List<Boolean> firing = new ArrayList<>();
    for (long start = 0; start < seconds; start += period()) {
      breaching.add(isBreaching(statistic(values, start)));
      List<Boolean> latest =
          breaching.subList(Math.max(0, breaching.size() - evaluated), breaching.size());
      firing.add(latest.stream().filter(each -> each).count() >= needed);
    }
    return firing;
  }

  private boolean isBreaching(@Nullable Double value) {
    if (value == null) {
      return properties.path("TreatMissingData").asText().equals("breaching");
    }
    double threshold = properties.path("Threshold").asDouble();
    String comparison = properties.path("ComparisonOperator").asText();
    return switch (comparison) {
      case "GreaterThanOrEqualToThreshold" -> value >= threshold;
      case "LessThanThreshold" -> value < threshold;
      default -> throw new IllegalArgumentException(comparison);
    };
  }

  private @Nullable Double statistic(List<Value> values, long start) {
    double[] sorted =
        values.stream()
            .filter(value -> value.second() >= start && value.second() < start + period())
            .mapToDouble(Value::value)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return null;
    }
    String name = properties.path("Statistic").asText(properties.at("/ExtendedStatistic").asText());
    return switch (name) {
      case "Sum" -> java.util.Arrays.stream(sorted).sum();
      case "Minimum" -> sorted[0];
      case "Maximum" -> sorted[sorted.length - 1];
      case "p99" -> sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// The alarm's construct ids, in the order of the template.
  static List<String> ids(JsonNode template) {
    return Synthesis.elements(template.path("Resources"))
        .filter(resource -> resource.path("Type").asText().equals("AWS::CloudWatch::Alarm"))
        .map(alarm -> alarm.at("/Metadata/aws:cdk:path").asText().split("/", -1)[2])
        .toList();
  }
}
