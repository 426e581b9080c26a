package dev.trainspotter.sql.questions;

import java.util.Map;

/// The oracle of each question, by the question's title in the page.
final class Oracles {
  static final Map<String, Oracle> BY_TITLE =
      Map.ofEntries(
          Map.entry("Failures by reason this week", FailureOracles::byReason),
          Map.entry("Jobs that have been running the longest", FailureOracles::longestRunning),
          Map.entry("Jobs to retry", FailureOracles::toRetry),
          Map.entry("Projects that have begun to fail", FailureOracles::newlyFailing),
          Map.entry("Failure rate by team", FailureOracles::rateByTeam),
          Map.entry("Spot savings by team", CostOracles::spotSavings),
          Map.entry("Instance hours by account and month", CostOracles::hoursByAccount),
          Map.entry("Cost of this month by team", CostOracles::costByTeam),
          Map.entry("Unused warm pools", CostOracles::unusedWarmPools),
          Map.entry("The most expensive failures", CostOracles::expensiveFailures),
          Map.entry("Instance hours of each day, and since Monday", CostOracles::hoursByDay),
          Map.entry("Queue time by instance type", TimeOracles::queue),
          Map.entry("Interruptions of spot jobs", TimeOracles::interruptions),
          Map.entry("Where the time goes", TimeOracles::phases),
          Map.entry("Failed jobs of a team on each day", TimeOracles::failedByDay),
          Map.entry("The most instances at the same time", TimeOracles::mostInstances),
          Map.entry("Jobs that took much longer than usual", TimeOracles::slow),
          Map.entry("Jobs that came close to their time limit", TimeOracles::closeToTheLimit),
          Map.entry("The best job of each tuning job", TrainingOracles::bestOfTuningJobs),
          Map.entry(
              "What changed between the last success and the first failure",
              TrainingOracles::changedHyperParameters),
          Map.entry("A metric by a hyperparameter", TrainingOracles::metricByHyperParameter),
          Map.entry("Jobs without a VPC or encryption", AuditOracles::unprotected),
          Map.entry("Buckets that jobs read", AuditOracles::buckets),
          Map.entry("Images in use", AuditOracles::images),
          Map.entry("Jobs without an owner", AuditOracles::withoutOwner));

  private Oracles() {}
}
