package dev.trainspotter.ingest.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares the rows with the jobs that SageMaker knows.
final class Comparison {
  private final List<Map<String, AttributeValue>> rows;
  private final SimulatedFleet fleet;

  Comparison(List<Map<String, AttributeValue>> rows, SimulatedFleet fleet) {
    this.rows = rows;
    this.fleet = fleet;
  }

  /// No event was lost: every job has its row, with its last announced status, not marked as
  /// deleted.
  List<String> beforeReconciliation() {
    List<String> wrong = new ArrayList<>();
    for (SimulatedJob job : fleet.jobs()) {
      Map<String, AttributeValue> row = row(job);
      if (row == null || row.containsKey("deleted_at")) {
        wrong.add("before reconciliation %s has the row %s".formatted(job, row));
      } else if (!text(row, "training_job_status").equals(job.status())) {
        wrong.add("before reconciliation %s has another status in %s".formatted(job, row));
      }
    }
    return wrong;
  }

  /// The table equals SageMaker: every job has one row that shows what SageMaker shows, and every
  /// other row is marked as deleted.
  List<String> afterReconciliation() {
    List<String> wrong = new ArrayList<>();
    int current = 0;
    for (SimulatedJob job : fleet.jobs()) {
      Map<String, AttributeValue> row = row(job);
      current += row == null ? 0 : 1;
      if (row == null || !shown(row).equals(expected(job))) {
        wrong.add("%s has the row %s".formatted(job, row == null ? null : shown(row)));
      }
    }
    long unmarked = rows.stream().filter(row -> !row.containsKey("deleted_at")).count();
    if (unmarked != current) {
      wrong.add("%d rows are not marked as deleted, %d jobs exist".formatted(unmarked, current));
    }
    return wrong;
  }

  private @Nullable Map<String, AttributeValue> row(SimulatedJob job) {
    String created = job.created().toString();
    return rows.stream()
        .filter(row -> text(row, "training_job_name").equals(job.name()))
        .filter(row -> text(row, "creation_time").startsWith(created.substring(0, 19)))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> expected(SimulatedJob job) {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("training_job_status", job.status());
    expected.put("secondary_status", job.secondary());
    expected.put("tags", String.valueOf(job.tags()));
    expected.put("rule", job.evaluation());
    expected.put("observed_by", "describe");
    expected.put("deleted_at", "");
    return expected;
  }

  private static Map<String, String> shown(Map<String, AttributeValue> row) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("training_job_status", text(row, "training_job_status"));
    shown.put("secondary_status", text(row, "secondary_status"));
    Map<String, String> tags = new LinkedHashMap<>();
    AttributeValue stored = row.get("tags");
    if (stored != null) {
      stored.m().forEach((key, value) -> tags.put(key, value.s()));
    }
    shown.put("tags", String.valueOf(tags));
    AttributeValue rules = row.get("profiler_rule_evaluation_statuses");
    shown.put(
        "rule",
        rules == null || rules.l().isEmpty()
            ? ""
            : text(rules.l().getFirst().m(), "RuleEvaluationStatus"));
    shown.put("observed_by", text(row, "observed_by"));
    shown.put("deleted_at", text(row, "deleted_at"));
    return shown;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }
}
