package dev.trainspotter.ingest.refresh;

import dev.trainspotter.edge.JsonLog.Metric;

/// What is measured about each message, by its outcome and nothing else: CloudWatch charges each
/// metric once for each outcome.
public enum MessageMetric {
  /// How many messages had the outcome; each failed delivery counts as well.
  MESSAGES("Messages", "Count"),
  /// The time from the event to its outcome.
  DELAY("Delay", "Milliseconds");

  /// The dimension whose value is the outcome's id.
  public static final String DIMENSION = "Outcome";

  private final String id;
  private final String unit;

  MessageMetric(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// The metric's name in CloudWatch.
  public String id() {
    return id;
  }

  /// One value of the metric.
  Metric of(long value) {
    return new Metric(id, unit, value);
  }
}
