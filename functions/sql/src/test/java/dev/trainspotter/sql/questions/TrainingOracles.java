package dev.trainspotter.sql.questions;

import dev.trainspotter.catalog.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Answers about hyperparameters and metrics.
final class TrainingOracles {
  private static final String AUC = "validation:auc";
  private static final String MAX_DEPTH = "max_depth";

  private TrainingOracles() {}

  private static double auc(Job job) {
    return Objects.requireNonNull(job.metric(AUC));
  }

  private static String hyperParameter(Job job, String name) {
    return String.valueOf(job.texts(Column.HYPER_PARAMETERS).get(name));
  }

  static List<List<Object>> bestOfTuningJobs(List<Job> jobs, Instant now) {
    Stream<Job> children =
        jobs.stream()
            .filter(job -> !String.valueOf(job.text(Column.TUNING_JOB_ARN)).equals("null"))
            .filter(job -> job.metric(AUC) != null);
    return Oracle.by(job -> job.required(Column.TUNING_JOB_ARN), children).values().stream()
        .map(
            group ->
                group.stream().max(Comparator.comparingDouble(TrainingOracles::auc)).orElseThrow())
        .limit(5)
        .map(
            job ->
                List.<Object>of(
                    job.required(Column.TUNING_JOB_ARN).split("/", 2)[1],
                    job.name(),
                    auc(job),
                    hyperParameter(job, MAX_DEPTH),
                    hyperParameter(job, "eta")))
        .toList();
  }

  static List<List<Object>> changedHyperParameters(List<Job> jobs, Instant now) {
    List<Job> project =
        jobs.stream()
            .filter(job -> job.isProject("mistral-7b-qlora"))
            .sorted(Comparator.comparing(Job::created))
            .toList();
    Job success =
        project.reversed().stream()
            .filter(job -> job.status().equals("Completed"))
            .findFirst()
            .orElseThrow();
    Job failure =
        project.stream()
            .filter(job -> job.status().equals("Failed"))
            .filter(job -> job.created().isAfter(success.created()))
            .findFirst()
            .orElseThrow();
    Map<String, String> before = success.texts(Column.HYPER_PARAMETERS);
    Map<String, String> after = failure.texts(Column.HYPER_PARAMETERS);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(
            name ->
                List.of(
                    (Object) name,
                    Answer.orEmpty(before.get(name)),
                    Answer.orEmpty(after.get(name))))
        .toList();
  }

  static List<List<Object>> metricByHyperParameter(List<Job> jobs, Instant now) {
    Map<Integer, List<Double>> depths = new TreeMap<>();
    jobs.stream()
        .filter(job -> job.metric(AUC) != null)
        .filter(job -> job.texts(Column.HYPER_PARAMETERS).containsKey(MAX_DEPTH))
        .forEach(
            job ->
                depths
                    .computeIfAbsent(
                        Integer.valueOf(hyperParameter(job, MAX_DEPTH)), _ -> new ArrayList<>())
                    .add(auc(job)));
    return depths.entrySet().stream()
        .map(
            depth -> {
              var statistics = depth.getValue().stream().mapToDouble(v -> v).summaryStatistics();
              return List.<Object>of(
                  depth.getKey(),
                  statistics.getCount(),
                  Oracle.rounded(statistics.getAverage(), 3),
                  statistics.getMax());
            })
        .toList();
  }
}
