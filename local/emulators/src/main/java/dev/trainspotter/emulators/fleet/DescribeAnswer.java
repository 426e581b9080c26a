package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Describe's answer about a planned job, as a function of the time.
///
/// @param plan what the job is
/// @param life its steps
/// @param configuration the members that never change
/// @param finalMetrics what it reports when it completes
/// @param billedPercent how much of its training time a spot job pays for
record DescribeAnswer(
    JobPlan plan,
    List<StatusTransition> life,
    ObjectNode configuration,
    ArrayNode finalMetrics,
    int billedPercent) {
  private static final Duration RULES_TAKE = Duration.ofMinutes(4);

  static DescribeAnswer of(JobPlan plan, List<StatusTransition> life, SeededRandom dice) {
    ArrayNode metrics = Json.array();
    for (String name : plan.workload().metrics()) {
      metrics
          .addObject()
          .put("MetricName", name)
          .put("Value", BigDecimal.valueOf(dice.between(1, 99_999), 5))
          .set("Timestamp", Json.seconds(life.getLast().at().minusSeconds(30)));
    }
    ObjectNode configuration = JobConfiguration.of(dice, plan);
    addLimit(configuration.withObjectProperty("StoppingCondition"), plan.fate(), life);
    int billed = plan.isSpot() ? dice.between(25, 60) : 100;
    return new DescribeAnswer(plan, life, configuration, metrics, billed);
  }

  /// A job that met a limit had one that it could meet.
  private static void addLimit(ObjectNode limits, JobEnding fate, List<StatusTransition> life) {
    Duration lived = Duration.between(life.getFirst().at(), life.getLast().at());
    switch (fate) {
      case RUNS_TOO_LONG -> limits.put("MaxRuntimeInSeconds", 7200);
      case WAITS_TOO_LONG ->
          limits
              .put("MaxRuntimeInSeconds", lived.toSeconds())
              .put("MaxWaitTimeInSeconds", lived.toSeconds());
      case COMPLETES,
          IS_STOPPED,
          RUNS_OUT_OF_MEMORY,
          FAILS_IN_ITS_SCRIPT,
          FINDS_NO_CAPACITY,
          IS_DENIED_ITS_DATA,
          MEETS_AN_INTERNAL_ERROR -> {}
    }
  }

  ObjectNode at(Instant time) {
    List<StatusTransition> lived = life.stream().filter(step -> !step.at().isAfter(time)).toList();
    if (lived.isEmpty()) {
      throw new IllegalArgumentException(plan.arn().text() + " is not created yet");
    }
    StatusTransition now = lived.getLast();
    ObjectNode answer = Json.object();
    answer.put("TrainingJobName", plan.arn().name()).put("TrainingJobArn", plan.arn().text());
    answer.put("TrainingJobStatus", now.status()).put("SecondaryStatus", now.secondaryStatus());
    answer.setAll(configuration.deepCopy());
    answer.set("CreationTime", Json.seconds(life.getFirst().at()));
    answer.set("LastModifiedTime", Json.seconds(now.at()));
    answer.set("SecondaryStatusTransitions", transitions(lived));
    addStart(answer, lived);
    if (lived.size() == life.size()) {
      addEnd(answer, time);
    }
    addRules(answer, time);
    return answer;
  }

  /// When something changes that is no change of status.
  List<Instant> laterChanges() {
    Instant end = life.getLast().at();
    return List.of(end.plus(RULES_TAKE), end.plusSeconds(plan.keepAliveSeconds()));
  }

  private static ArrayNode transitions(List<StatusTransition> lived) {
    ArrayNode transitions = Json.array();
    for (int index = 0; index < lived.size(); index++) {
      StatusTransition step = lived.get(index);
      ObjectNode transition = transitions.addObject().put("Status", step.secondaryStatus());
      transition.set("StartTime", Json.seconds(step.at()));
      if (index + 1 < lived.size()) {
        transition.set("EndTime", Json.seconds(lived.get(index + 1).at()));
      }
      transition.put("StatusMessage", step.message());
    }
    return transitions;
  }

  private static void addStart(ObjectNode answer, List<StatusTransition> lived) {
    lived.stream()
        .filter(step -> step.secondaryStatus().equals("Downloading"))
        .findFirst()
        .ifPresent(step -> answer.set("TrainingStartTime", Json.seconds(step.at())));
  }

  private void addEnd(ObjectNode answer, Instant time) {
    Instant end = life.getLast().at();
    answer.set("TrainingEndTime", Json.seconds(end));
    if (answer.has("TrainingStartTime")) {
      Duration trained = Duration.between(Json.instant(answer.path("TrainingStartTime")), end);
      int seconds = (int) trained.toSeconds();
      answer.put("TrainingTimeInSeconds", seconds);
      answer.put("BillableTimeInSeconds", Math.max(1, seconds * billedPercent / 100));
    }
    if (!plan.fate().reason().isEmpty()) {
      answer.put("FailureReason", plan.fate().reason());
    }
    if (plan.fate() == JobEnding.COMPLETES) {
      answer
          .putObject("ModelArtifacts")
          .put(
              "S3ModelArtifacts",
              "s3://sagemaker-%s-%s/output/%s/output/model.tar.gz"
                  .formatted(plan.arn().region(), plan.arn().account(), plan.arn().name()));
      answer.set("FinalMetricDataList", finalMetrics.deepCopy());
    }
    addWarmPool(answer, time);
  }

  private void addWarmPool(ObjectNode answer, Instant time) {
    if (plan.keepAliveSeconds() > 0) {
      Instant closes = life.getLast().at().plusSeconds(plan.keepAliveSeconds());
      ObjectNode pool = answer.putObject("WarmPoolStatus");
      if (time.isBefore(closes)) {
        pool.put("Status", "Available");
      } else {
        pool.put("Status", "Terminated");
        pool.put("ResourceRetainedBillableTimeInSeconds", plan.keepAliveSeconds());
      }
    }
  }

  private void addRules(ObjectNode answer, Instant time) {
    if (plan.hasRules()) {
      boolean isDecided = !time.isBefore(life.getLast().at().plus(RULES_TAKE));
      ObjectNode status = answer.putArray("DebugRuleEvaluationStatuses").addObject();
      status.put("RuleConfigurationName", "LossNotDecreasing");
      status.put(
          "RuleEvaluationJobArn",
          "arn:aws:sagemaker:%s:%s:processing-job/rule-%s"
              .formatted(
                  plan.arn().region(),
                  plan.arn().account(),
                  Integer.toHexString(plan.arn().name().hashCode())));
      status.put("RuleEvaluationStatus", isDecided ? "NoIssuesFound" : "InProgress");
      status.set(
          "LastModifiedTime",
          Json.seconds(isDecided ? life.getLast().at().plus(RULES_TAKE) : life.getFirst().at()));
    }
  }
}
