package dev.trainspotter.edge;

import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes log lines and metrics, each one JSON object on a line of its own.
///
/// Metrics are CloudWatch's embedded metric format in the namespace `Trainspotter`: Lambda's log
/// becomes the metric, nothing is called.
public final class JsonLog {
  private final PrintStream out;

  /// Lines for this stream; in Lambda standard output.
  public JsonLog(PrintStream out) {
    this.out = out;
  }

  /// One log line.
  ///
  /// @param level `INFO`, `WARN` or `ERROR`
  /// @param details written beside the message, in their order
  public void log(String level, String message, Map<String, String> details) {
    Map<String, AttributeValue> line = new LinkedHashMap<>();
    line.put("level", AttributeValue.fromS(level));
    line.put("message", AttributeValue.fromS(message));
    details.forEach((name, value) -> line.put(name, AttributeValue.fromS(value)));
    write(line);
  }

  /// One line of metrics.
  ///
  /// @param dimensions what the metrics are told apart by, in their order
  /// @param values the metrics of this line
  public void metrics(Instant at, Map<String, String> dimensions, List<Metric> values) {
    Map<String, AttributeValue> line = new LinkedHashMap<>();
    line.put("_aws", AttributeValue.fromM(directive(at, dimensions, values)));
    dimensions.forEach((name, value) -> line.put(name, AttributeValue.fromS(value)));
    values.forEach(metric -> line.put(metric.name(), AttributeValue.fromN("" + metric.value())));
    write(line);
  }

  /// One value of a metric.
  ///
  /// @param unit one of CloudWatch's, such as `Count` or `Milliseconds`
  public record Metric(String name, String unit, long value) {}

  private static Map<String, AttributeValue> directive(
      Instant at, Map<String, String> dimensions, List<Metric> values) {
    AttributeValue names =
        AttributeValue.fromL(dimensions.keySet().stream().map(AttributeValue::fromS).toList());
    List<AttributeValue> metrics =
        values.stream()
            .map(
                metric ->
                    AttributeValue.fromM(
                        Map.of(
                            "Name", AttributeValue.fromS(metric.name()),
                            "Unit", AttributeValue.fromS(metric.unit()))))
            .toList();
    AttributeValue group =
        AttributeValue.fromM(
            Map.of(
                "Namespace", AttributeValue.fromS("Trainspotter"),
                "Dimensions", AttributeValue.fromL(List.of(names)),
                "Metrics", AttributeValue.fromL(metrics)));
    return Map.of(
        "Timestamp", AttributeValue.fromN("" + at.toEpochMilli()),
        "CloudWatchMetrics", AttributeValue.fromL(List.of(group)));
  }

  private void write(Map<String, AttributeValue> line) {
    out.println(EnhancedDocument.fromAttributeValueMap(line).toJson());
  }
}
