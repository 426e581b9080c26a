package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.edge.JsonLog.Metric;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.util.Map;

/// The metrics of a run of the reconciliation; the account and Region stand in its log lines.
public enum ReconciliationMetric {
  /// How many ranges have had no complete pass for twice the time between two passes.
  OVERDUE_RANGES("OverdueRanges"),
  /// How many jobs had no row although their events should have come.
  MISSED_JOBS("MissedJobs"),
  /// How many jobs were created since the pass before.
  NEW_JOBS("NewJobs");

  private static final String UNIT = "Count";

  private final String id;

  ReconciliationMetric(String id) {
    this.id = id;
  }

  /// The metric's name in CloudWatch.
  public String id() {
    return id;
  }

  /// The dimensions of every metric.
  public static Map<String, String> dimensions(String stackName) {
    return IngestMetric.dimensions(stackName);
  }

  /// One value of the metric.
  Metric of(long value) {
    return new Metric(id, UNIT, value);
  }
}
