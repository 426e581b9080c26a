package dev.trainspotter.sql.questions;

import dev.trainspotter.catalog.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Answers about when jobs waited and ran.
final class TimeOracles {
  private TimeOracles() {}

  static List<List<Object>> queue(List<Job> jobs, Instant now) {
    Stream<Job> started =
        jobs.stream()
            .filter(job -> job.has(Column.TRAINING_START_TIME))
            .filter(job -> instanceType(job).startsWith("ml.g5."));
    return Oracle.descending(
        3,
        Oracle.by(TimeOracles::instanceType, started).entrySet().stream()
            .map(
                type -> {
                  List<Double> seconds = type.getValue().stream().map(Job::queueSeconds).toList();
                  return List.<Object>of(
                      type.getKey(),
                      seconds.size(),
                      Oracle.rounded(Oracle.percentile(0.5, seconds), 1),
                      Oracle.rounded(Oracle.percentile(0.95, seconds), 1));
                }));
  }

  private static String instanceType(Job job) {
    return String.valueOf(job.text(Column.INSTANCE_TYPE));
  }

  static List<List<Object>> interruptions(List<Job> jobs, Instant now) {
    Stream<Job> interrupted =
        Oracle.since(Oracle.daysBefore(now, 14), jobs)
            .filter(job -> job.is(Column.ENABLE_MANAGED_SPOT_TRAINING))
            .filter(job -> !interruptions(job).isEmpty());
    return Oracle.five(
        Oracle.descending(
            2,
            Oracle.by(TimeOracles::instanceType, interrupted).entrySet().stream()
                .map(
                    type -> {
                      List<Job.Transition> all =
                          type.getValue().stream().flatMap(j -> interruptions(j).stream()).toList();
                      double minutes = Oracle.rounded(seconds(all) / 60, 1);
                      return List.<Object>of(
                          type.getKey(), type.getValue().size(), all.size(), minutes);
                    })));
  }

  private static List<Job.Transition> interruptions(Job job) {
    return job.transitions().stream().filter(t -> t.phase().equals("Interrupted")).toList();
  }

  private static double seconds(List<Job.Transition> transitions) {
    return transitions.stream().mapToDouble(t -> t.seconds() == null ? 0 : t.seconds()).sum();
  }

  static List<List<Object>> phases(List<Job> jobs, Instant now) {
    Map<String, List<Job.Transition>> phases = new TreeMap<>();
    for (Job job : jobs) {
      job.transitions().stream()
          .filter(transition -> transition.seconds() != null)
          .forEach(t -> phases.computeIfAbsent(t.phase(), _ -> new ArrayList<>()).add(t));
    }
    double all = phases.values().stream().mapToDouble(TimeOracles::seconds).sum();
    return Oracle.descending(
        2,
        phases.entrySet().stream()
            .map(
                phase -> {
                  double seconds = seconds(phase.getValue());
                  return List.of(
                      phase.getKey(),
                      phase.getValue().size(),
                      Oracle.hours(seconds),
                      Oracle.rounded(100 * seconds / all, 1));
                }));
  }

  static List<List<Object>> failedByDay(List<Job> jobs, Instant now) {
    LocalDate today = Oracle.day(now);
    return today
        .minusDays(6)
        .datesUntil(today.plusDays(1))
        .map(
            day ->
                List.<Object>of(
                    day,
                    jobs.stream()
                        .filter(job -> job.status().equals("Failed") && job.team().equals("nlp"))
                        .filter(job -> Oracle.day(job.created()).equals(day))
                        .count()))
        .toList();
  }

  static List<List<Object>> mostInstances(List<Job> jobs, Instant now) {
    Map<Instant, Long> changes = new TreeMap<>();
    for (Job job : jobs) {
      Instant start = job.time(Column.TRAINING_START_TIME);
      Instant end = job.time(Column.TRAINING_END_TIME);
      if (start != null) {
        changes.merge(start, job.number(Column.INSTANCE_COUNT), Long::sum);
      }
      if (start != null && end != null) {
        changes.merge(end, -job.number(Column.INSTANCE_COUNT), Long::sum);
      }
    }
    Map<LocalDate, Long> highest = new TreeMap<>();
    long running = 0;
    for (Map.Entry<Instant, Long> change : changes.entrySet()) {
      running += change.getValue();
      if (!change.getKey().isBefore(Oracle.monday(now))) {
        highest.merge(Oracle.day(change.getKey()), running, Math::max);
      }
    }
    return highest.entrySet().stream()
        .map(day -> List.<Object>of(day.getKey(), day.getValue()))
        .toList();
  }

  static List<List<Object>> slow(List<Job> jobs, Instant now) {
    List<Job> completed = jobs.stream().filter(job -> job.status().equals("Completed")).toList();
    Map<String, List<Job>> projects =
        Oracle.by(
            job -> String.valueOf(job.tag("project")),
            completed.stream().filter(job -> job.tag("project") != null));
    List<List<Object>> rows = new ArrayList<>();
    for (List<Job> project : projects.values()) {
      double usual =
          Oracle.percentile(0.5, project.stream().map(j -> (double) trainingSeconds(j)).toList());
      project.stream()
          .filter(job -> trainingSeconds(job) > 2 * usual)
          .forEach(
              job -> {
                long seconds = trainingSeconds(job);
                rows.add(List.of(job.name(), seconds, usual, Oracle.rounded(seconds / usual, 1)));
              });
    }
    return Oracle.five(Oracle.descending(3, rows.stream()));
  }

  private static long trainingSeconds(Job job) {
    return job.number(Column.TRAINING_TIME_IN_SECONDS);
  }

  static List<List<Object>> closeToTheLimit(List<Job> jobs, Instant now) {
    Stream<Job> completed =
        jobs.stream()
            .filter(job -> job.status().equals("Completed"))
            .filter(job -> !job.is(Column.ENABLE_MANAGED_SPOT_TRAINING));
    return Oracle.five(
        Oracle.descending(
            2,
            completed.map(
                job -> {
                  String limit =
                      String.valueOf(job.member(Column.STOPPING_CONDITION, "MaxRuntimeInSeconds"));
                  long seconds = Long.parseLong(limit);
                  double percent = Oracle.rounded(100.0 * trainingSeconds(job) / seconds, 1);
                  return List.<Object>of(job.name(), seconds / 3600, percent);
                })));
  }
}
