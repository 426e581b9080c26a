package dev.trainspotter.infra.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Metrics as CloudWatch keeps them: the values of each series, with the second of the drill in
/// which they were published.
final class RecordedMetrics {
  private final Map<Series, List<Value>> values = new HashMap<>();

  /// Values belong to the same series if namespace, name and all dimensions are equal.
  record Series(String namespace, String name, Map<String, String> dimensions) {}

  /// @param second seconds since the drill began
  record Value(long second, double value) {}

  void publish(Series series, long second, double value) {
    values.computeIfAbsent(series, _ -> new ArrayList<>()).add(new Value(second, value));
  }

  List<Value> of(Series series) {
    return values.getOrDefault(series, List.of());
  }

  Set<Series> series() {
    return values.keySet();
  }

  /// Publishes what log lines say in the embedded metric format, as CloudWatch does.
  ///
  /// @param start when the drill began
  void read(String lines, Instant start) {
    lines
        .lines()
        .map(Synthesis::parse)
        .filter(line -> line.has("_aws"))
        .forEach(line -> read(line, line.at("/_aws/Timestamp").asLong() - start.toEpochMilli()));
  }

  private void read(JsonNode line, long milliseconds) {
    for (JsonNode group : line.at("/_aws/CloudWatchMetrics")) {
      for (JsonNode names : group.path("Dimensions")) {
        Map<String, String> dimensions = new TreeMap<>();
        names.forEach(name -> dimensions.put(name.asText(), line.path(name.asText()).asText()));
        for (JsonNode metric : group.path("Metrics")) {
          String name = metric.path("Name").asText();
          publish(
              new Series(group.path("Namespace").asText(), name, dimensions),
              milliseconds / 1000,
              line.path(name).asDouble());
        }
      }
    }
  }
}
