package dev.trainspotter.ingest.refresh;

import dev.trainspotter.edge.JsonLog.Metric;

/// What is measured of each message, told apart by its outcome and nothing else.
///
/// Each costs money for each outcome.
public enum MessageMetric {
  /// How many ended so; those that failed and come again are counted as well.
  MESSAGES("Messages", "Count"),
  /// The time from the event to its outcome.
  DELAY("Delay", "Milliseconds");

  private final String id;
  private final String unit;

  MessageMetric(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// Its name in CloudWatch.
  public String id() {
    return id;
  }

  /// One value of it.
  Metric of(long value) {
    return new Metric(id, unit, value);
  }
}
