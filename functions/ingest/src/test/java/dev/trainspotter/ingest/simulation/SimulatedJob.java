package dev.trainspotter.ingest.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One training job as SageMaker knows it at a time.
///
/// @param isEvaluated whether the evaluation of its rule has ended. That comes after the job,
///     without an event, and Search does not show it
record SimulatedJob(
    String name,
    Instant created,
    Instant modified,
    String status,
    String secondary,
    Map<String, String> tags,
    boolean isEvaluated) {
  private static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/";
  private static final List<String> ENDS = List.of("Completed", "Failed", "Stopped");

  static SimulatedJob created(String name, Instant now) {
    return new SimulatedJob(name, now, now, "InProgress", "Starting", Map.of("team", "nlp"), false);
  }

  String arn() {
    return ARN + name;
  }

  boolean hasEnded() {
    return ENDS.contains(status);
  }

  /// The next state of a running job.
  SimulatedJob advanced(Instant now, Random random) {
    if (secondary.equals("Starting")) {
      return with(now, "InProgress", "Training");
    }
    String end = ENDS.get(random.nextInt(ENDS.size()));
    return with(now, end, end);
  }

  private SimulatedJob with(Instant now, String nextStatus, String nextSecondary) {
    return new SimulatedJob(name, created, now, nextStatus, nextSecondary, tags, isEvaluated);
  }

  SimulatedJob tagged(String team) {
    return new SimulatedJob(
        name, created, modified, status, secondary, Map.of("team", team), isEvaluated);
  }

  SimulatedJob evaluated() {
    return new SimulatedJob(name, created, modified, status, secondary, tags, true);
  }

  /// The response of DescribeTrainingJob.
  String describe() {
    return """
    {"TrainingJobName": "%s", "TrainingJobArn": "%s", "TrainingJobStatus": "%s",
     "SecondaryStatus": "%s", "CreationTime": %s, "LastModifiedTime": %s,
     "ProfilerRuleEvaluationStatuses": [{"RuleEvaluationStatus": "%s"}]}
    """
        .formatted(
            name, arn(), status, secondary, seconds(created), seconds(modified), evaluation());
  }

  /// The status of the evaluation of its rule.
  String evaluation() {
    return isEvaluated ? "NoIssuesFound" : "InProgress";
  }

  /// The event of its last change.
  String event(String id, String detailType) {
    return """
    {"version": "0", "id": "%s", "detail-type": "%s", "source": "aws.sagemaker",
     "account": "111122223333", "time": "%s", "region": "us-east-1", "resources": ["%s"],
     "detail": {"TrainingJobName": "%s", "TrainingJobArn": "%s", "TrainingJobStatus": "%s",
                "SecondaryStatus": "%s", "CreationTime": "%d", "LastModifiedTime": "%d"}}
    """
        .formatted(
            id,
            detailType,
            modified.truncatedTo(ChronoUnit.SECONDS),
            arn(),
            name,
            arn(),
            status,
            secondary,
            created.toEpochMilli(),
            modified.toEpochMilli());
  }

  private static String seconds(Instant time) {
    return "%d.%03d".formatted(time.getEpochSecond(), time.getNano() / 1_000_000);
  }
}
