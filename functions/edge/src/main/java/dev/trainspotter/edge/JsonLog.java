package dev.trainspotter.edge;

import dev.trainspotter.catalog.JsonObject;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes log lines and metrics, each as one JSON object on its own line.
///
/// Metrics have CloudWatch's embedded metric format, in the namespace `Trainspotter`: CloudWatch
/// reads them from Lambda's log, without an API call.
public final class JsonLog {
  /// The namespace of all metrics that functions write.
  public static final String NAMESPACE = "Trainspotter";

  private final PrintStream out;

  /// @param out receives the lines; in Lambda, standard output
  public JsonLog(PrintStream out) {
    this.out = out;
  }

  /// One log line.
  ///
  /// @param level `INFO`, `WARN` or `ERROR`
  /// @param details further members of the line, in their order
  public void log(String level, String message, Map<String, String> details) {
    JsonObject line = new JsonObject().with("level", level).with("message", message);
    details.forEach(line::with);
    out.println(line);
  }

  /// One line of metrics.
  ///
  /// @param dimensions the metrics' dimensions by name, in their order
  /// @param values the metrics of this line
  public void metrics(Instant at, Map<String, String> dimensions, List<Metric> values) {
    JsonObject line = new JsonObject().with("_aws", directive(at, dimensions, values));
    dimensions.forEach(line::with);
    values.forEach(metric -> line.with(metric.name(), metric.value()));
    out.println(line);
  }

  /// One value of a metric.
  ///
  /// @param unit one of CloudWatch's, such as `Count` or `Milliseconds`
  public record Metric(String name, String unit, long value) {}

  private static JsonObject directive(
      Instant at, Map<String, String> dimensions, List<Metric> values) {
    List<JsonObject> metrics =
        values.stream()
            .map(metric -> new JsonObject().with("Name", metric.name()).with("Unit", metric.unit()))
            .toList();
    JsonObject group =
        new JsonObject()
            .with("Namespace", NAMESPACE)
            .withLists("Dimensions", List.of(List.copyOf(dimensions.keySet())))
            .withObjects("Metrics", metrics);
    return new JsonObject()
        .with("Timestamp", at.toEpochMilli())
        .withObjects("CloudWatchMetrics", List.of(group));
  }
}
