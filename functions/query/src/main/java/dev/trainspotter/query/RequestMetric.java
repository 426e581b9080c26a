package dev.trainspotter.query;

import dev.trainspotter.edge.JsonLog.Metric;

/// What is measured of each request, told apart by its route and nothing else.
///
/// Each costs money for each route. API Gateway counts requests and statuses itself.
public enum RequestMetric {
  /// How many rows were looked at.
  ROWS_EXAMINED("RowsExamined", "Count"),
  /// What DynamoDB charged for it, rounded up.
  READ_UNITS("ReadUnits", "Count"),
  /// How long the function took.
  LATENCY("Latency", "Milliseconds");

  private final String id;
  private final String unit;

  RequestMetric(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// One value of it.
  Metric of(long value) {
    return new Metric(id, unit, value);
  }
}
