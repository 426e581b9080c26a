package dev.trainspotter.sql.questions;

import dev.trainspotter.catalog.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Answers about jobs that failed or are running.
final class FailureOracles {
  private static final String FAILED = "Failed";
  private static final String COMPLETED = "Completed";

  private FailureOracles() {}

  static List<List<Object>> byReason(List<Job> jobs, Instant now) {
    Stream<Job> failed =
        Oracle.since(Oracle.monday(now), jobs).filter(job -> job.status().equals(FAILED));
    return Oracle.descending(
        1,
        Oracle.by(Job::reason, failed).entrySet().stream()
            .map(
                reason ->
                    List.of(
                        reason.getKey(),
                        reason.getValue().size(),
                        reason.getValue().stream()
                            .map(FailureOracles::end)
                            .max(Comparator.naturalOrder())
                            .orElseThrow())));
  }

  private static Instant end(Job job) {
    return Objects.requireNonNull(job.time(Column.TRAINING_END_TIME));
  }

  static List<List<Object>> longestRunning(List<Job> jobs, Instant now) {
    return jobs.stream()
        .filter(job -> job.status().equals("InProgress") && !job.has(Column.DELETED_AT))
        .sorted(Comparator.comparing(Job::created))
        .limit(5)
        .map(
            job ->
                List.<Object>of(
                    job.name(),
                    job.required(Column.INSTANCE_TYPE),
                    job.required(Column.SECONDARY_STATUS),
                    Oracle.hours(Duration.between(job.created(), now).toMillis() / 1000.0)))
        .toList();
  }

  static List<List<Object>> toRetry(List<Job> jobs, Instant now) {
    Set<String> transientReasons = Set.of("CapacityError", "InternalServerError");
    return Oracle.since(Oracle.daysBefore(now, 7), jobs)
        .filter(job -> job.status().equals(FAILED) && transientReasons.contains(job.reason()))
        .filter(job -> jobs.stream().noneMatch(later -> hasCompletedAfter(job, later)))
        .sorted(Comparator.comparing(FailureOracles::end).reversed())
        .map(job -> List.<Object>of(job.name(), job.reason(), end(job)))
        .toList();
  }

  private static boolean hasCompletedAfter(Job failed, Job later) {
    String project = failed.tag("project");
    return project != null
        && later.isProject(project)
        && later.status().equals(COMPLETED)
        && later.created().isAfter(failed.created());
  }

  static List<List<Object>> newlyFailing(List<Job> jobs, Instant now) {
    Stream<Job> ended =
        jobs.stream()
            .filter(job -> Set.of(COMPLETED, FAILED).contains(job.status()))
            .filter(job -> job.tag("project") != null)
            .sorted(Comparator.comparing(Job::created));
    List<Job> failing = new ArrayList<>();
    for (List<Job> project : Oracle.by(job -> String.valueOf(job.tag("project")), ended).values()) {
      boolean isNew =
          project.size() > 1
              && project.getLast().status().equals(FAILED)
              && project.get(project.size() - 2).status().equals(COMPLETED);
      if (isNew) {
        failing.add(project.getLast());
      }
    }
    return failing.stream()
        .sorted(Comparator.comparing(Job::created).reversed())
        .map(job -> List.<Object>of(String.valueOf(job.tag("project")), job.name(), job.created()))
        .toList();
  }

  static List<List<Object>> rateByTeam(List<Job> jobs, Instant now) {
    Stream<Job> ended =
        Oracle.since(Oracle.daysBefore(now, 30), jobs)
            .filter(job -> Set.of(COMPLETED, FAILED, "Stopped").contains(job.status()));
    return Oracle.descending(
        3,
        Oracle.by(Job::team, ended).entrySet().stream()
            .filter(team -> team.getValue().size() >= 10)
            .map(
                team -> {
                  int size = team.getValue().size();
                  long failed =
                      team.getValue().stream().filter(j -> j.status().equals(FAILED)).count();
                  double percent = Oracle.rounded(100.0 * failed / size, 1);
                  return List.<Object>of(team.getKey(), size, failed, percent);
                }));
  }
}
