package dev.trainspotter.ingest.refresh;

import dev.trainspotter.edge.JsonLog.Metric;
import java.util.Map;

/// Every metric that the functions write.
///
/// CloudWatch charges each metric once for each value of its dimensions, so these are only what no
/// service of AWS measures by itself. Everything else is in the log lines.
public enum IngestMetric {
  /// The time from a state change until the row that it led to was written.
  DELAY("Delay", "Milliseconds"),
  /// How long a hint has been waiting, from its first deferral.
  HINT_AGE("HintAge", "Seconds"),
  /// How many messages failed; each failed delivery counts.
  FAILED_MESSAGES("FailedMessages", "Count");

  /// The dimension whose value is the stack's name: stacks in one account and Region have alarms
  /// and metrics of their own.
  public static final String DIMENSION = "Stack";

  private final String id;
  private final String unit;

  IngestMetric(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// The metric's name in CloudWatch.
  public String id() {
    return id;
  }

  /// The dimensions of every metric.
  public static Map<String, String> dimensions(String stackName) {
    return Map.of(DIMENSION, stackName);
  }

  /// One value of the metric.
  Metric of(long value) {
    return new Metric(id, unit, value);
  }
}
