package dev.trainspotter.query;

import dev.trainspotter.edge.JsonLog.Metric;

/// What is measured about each request, by its route and nothing else: CloudWatch charges each
/// metric once for each route. API Gateway counts requests and statuses itself.
public enum RequestMetric {
  /// How many rows were examined.
  ROWS_EXAMINED("RowsExamined", "Count"),
  /// DynamoDB's read units, rounded up.
  READ_UNITS("ReadUnits", "Count"),
  /// How long the function took.
  LATENCY("Latency", "Milliseconds");

  /// The dimension whose value is the route's id.
  static final String DIMENSION = "Route";

  private final String id;
  private final String unit;

  RequestMetric(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// One value of the metric.
  Metric of(long value) {
    return new Metric(id, unit, value);
  }
}
