package dev.trainspotter.sql.questions;

import dev.trainspotter.catalog.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Answers about what is billed.
final class CostOracles {
  private static final Map<String, Double> DOLLARS_PER_HOUR =
      Map.of("ml.g5.2xlarge", 1.515, "ml.m5.2xlarge", 0.461, "ml.p4d.24xlarge", 25.251);

  private CostOracles() {}

  static List<List<Object>> spotSavings(List<Job> jobs, Instant now) {
    Stream<Job> spot =
        jobs.stream()
            .filter(job -> job.is(Column.ENABLE_MANAGED_SPOT_TRAINING))
            .filter(job -> job.number(Column.TRAINING_TIME_IN_SECONDS) > 0);
    return Oracle.descending(
        2,
        Oracle.by(Job::team, spot).entrySet().stream()
            .map(team -> List.of(team.getKey(), team.getValue().size(), savings(team.getValue()))));
  }

  private static double savings(List<Job> jobs) {
    long billed = jobs.stream().mapToLong(j -> j.number(Column.BILLABLE_TIME_IN_SECONDS)).sum();
    long trained = jobs.stream().mapToLong(j -> j.number(Column.TRAINING_TIME_IN_SECONDS)).sum();
    return Oracle.rounded((1 - (double) billed / trained) * 100, 1);
  }

  static List<List<Object>> hoursByAccount(List<Job> jobs, Instant now) {
    Map<String, List<Job>> groups =
        Oracle.by(
            job ->
                job.required(Column.ACCOUNT_ID)
                    + " "
                    + Oracle.day(job.created()).toString().substring(0, 7),
            jobs.stream());
    List<List<Object>> rows = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          String[] parts = key.split(" ", 2);
          rows.add(List.of(parts[0], parts[1], Oracle.hours(billed(group))));
        });
    return rows;
  }

  private static double billed(List<Job> jobs) {
    return jobs.stream().mapToDouble(Job::billedSeconds).sum();
  }

  static List<List<Object>> costByTeam(List<Job> jobs, Instant now) {
    LocalDate first = Oracle.day(now).withDayOfMonth(1);
    Stream<Job> priced =
        jobs.stream()
            .filter(job -> !Oracle.day(job.created()).isBefore(first))
            .filter(job -> DOLLARS_PER_HOUR.containsKey(job.text(Column.INSTANCE_TYPE)));
    return Oracle.descending(
        2,
        Oracle.by(Job::team, priced).entrySet().stream()
            .map(
                team ->
                    List.of(
                        team.getKey(),
                        team.getValue().size(),
                        Oracle.rounded(
                            team.getValue().stream().mapToDouble(CostOracles::dollars).sum(), 2))));
  }

  private static double dollars(Job job) {
    return job.billedSeconds() * DOLLARS_PER_HOUR.get(job.required(Column.INSTANCE_TYPE)) / 3600;
  }

  static List<List<Object>> unusedWarmPools(List<Job> jobs, Instant now) {
    Stream<Job> unused =
        Oracle.since(Oracle.daysBefore(now, 7), jobs)
            .filter(job -> "Terminated".equals(job.member(Column.WARM_POOL_STATUS, "Status")))
            .filter(job -> job.member(Column.WARM_POOL_STATUS, "ReusedByJob") == null);
    return Oracle.five(
        Oracle.descending(
            2,
            unused.map(
                job ->
                    List.of(
                        job.name(), job.required(Column.INSTANCE_TYPE), retainedSeconds(job)))));
  }

  private static long retainedSeconds(Job job) {
    String seconds =
        String.valueOf(
            job.member(Column.WARM_POOL_STATUS, "ResourceRetainedBillableTimeInSeconds"));
    return Long.parseLong(seconds) * job.number(Column.INSTANCE_COUNT);
  }

  static List<List<Object>> expensiveFailures(List<Job> jobs, Instant now) {
    Stream<Job> failed =
        jobs.stream().filter(job -> job.status().equals("Failed") && job.billedSeconds() >= 3600);
    return Oracle.five(
        Oracle.descending(
            2,
            failed.map(
                job ->
                    List.of(
                        job.name(),
                        job.required(Column.INSTANCE_TYPE),
                        Oracle.hours((double) job.billedSeconds()),
                        job.reason()))));
  }

  static List<List<Object>> hoursByDay(List<Job> jobs, Instant now) {
    Map<LocalDate, Double> days = new TreeMap<>();
    Oracle.since(Oracle.monday(now), jobs)
        .forEach(
            job ->
                days.merge(Oracle.day(job.created()), (double) job.billedSeconds(), Double::sum));
    List<List<Object>> rows = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<LocalDate, Double> day : days.entrySet()) {
      sum += day.getValue();
      rows.add(List.of(day.getKey(), Oracle.hours(day.getValue()), Oracle.hours(sum)));
    }
    return rows;
  }
}
