package dev.trainspotter.infra.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.alarms.RecordedMetrics.Series;
import dev.trainspotter.infra.alarms.RecordedMetrics.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /// Where the properties of the alarm's metrics are: pointers.
  List<String> metrics() {
    List<String> pointers = new ArrayList<>();
    JsonNode parts = properties.path("Metrics");
    for (int i = 0; i < parts.size(); i++) {
      if (parts.path(i).has("MetricStat")) {
        pointers.add("/Metrics/%d/MetricStat/Metric".formatted(i));
      }
    }
    return pointers.isEmpty() ? List.of("") : pointers;
  }

  /// The series of a metric; a reference to a resource has the resource's id as value.
  private static Series series(JsonNode metric) {
    Map<String, String> dimensions = new TreeMap<>();
    metric
        .path("Dimensions")
        .forEach(
            each -> dimensions.put(each.path("Name").asText(), StackNames.id(each.path("Value"))));
    return new Series(
        metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
  }

  int period() {
    return properties.at(metrics().getFirst().replaceFirst("/Metric$", "") + "/Period").asInt();
  }

  /// Whether the alarm notifies its topic at the end of each period: it is in the state `ALARM`, or
  /// in `INSUFFICIENT_DATA` if that has an action too.
  List<Boolean> firing(RecordedMetrics metrics, long seconds) {
    int evaluated = properties.path("EvaluationPeriods").asInt();
    int needed = properties.path("DatapointsToAlarm").asInt(evaluated);
    List<@Nullable Double> values = new ArrayList<>();
    List<Boolean> firing = new ArrayList<>();
    for (long start = 0; start < seconds; start += period()) {
      values.add(value(metrics, start));
      List<@Nullable Double> latest =
          values.subList(Math.max(0, values.size() - evaluated), values.size());
      boolean isWithoutData = latest.stream().allMatch(Objects::isNull) && isMissingNotified();
      firing.add(isWithoutData || latest.stream().filter(this::isBreaching).count() >= needed);
    }
    return firing;
  }

  private boolean isMissingNotified() {
    return properties.path("TreatMissingData").asText().equals("missing")
        && !properties.path("InsufficientDataActions").isEmpty();
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

  private @Nullable Double value(RecordedMetrics metrics, long start) {
    if (!properties.has("Metrics")) {
      String name =
          properties.path("Statistic").asText(properties.at("/ExtendedStatistic").asText());
      return statistic(name, metrics.of(series(properties)), start);
    }
    Map<String, Double> values = new HashMap<>();
    String expression = "";
    for (JsonNode part : properties.path("Metrics")) {
      JsonNode stat = part.path("MetricStat");
      Double value =
          statistic(stat.path("Stat").asText(), metrics.of(series(stat.path("Metric"))), start);
      if (part.has("Expression")) {
        expression = part.path("Expression").asText();
      } else if (value != null) {
        values.put(part.path("Id").asText(), value);
      }
    }
    return new MetricMath(expression).value(values);
  }

  private @Nullable Double statistic(String name, List<Value> values, long start) {
    double[] sorted =
        values.stream()
            .filter(value -> value.second() >= start && value.second() < start + period())
            .mapToDouble(Value::value)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return null;
    }
    return switch (name) {
      case "Sum" -> Arrays.stream(sorted).sum();
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
