package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The response of Describe about a planned job, as a function of the time.
///
/// @param plan the job's plan
/// @param history its status transitions
/// @param configuration the members that never change
/// @param finalMetrics the metrics that it reports when it completes
/// @param billedPercent the part of its training time that is billed, less than 100 for a spot job
record DescribeResponse(
    JobPlan plan,
    List<StatusTransition> history,
    ObjectNode configuration,
    ArrayNode finalMetrics,
    int billedPercent) {
  private static final Duration RULES_DURATION = Duration.ofMinutes(4);

  static DescribeResponse of(JobPlan plan, List<StatusTransition> history, SeededRandom random) {
    ArrayNode metrics = Json.array();
    for (String name : plan.workload().metrics()) {
      metrics
          .addObject()
          .put("MetricName", name)
          .put("Value", BigDecimal.valueOf(random.between(1, 99_999), 5))
          .set("Timestamp", Json.seconds(history.getLast().at().minusSeconds(30)));
    }
    ObjectNode configuration = JobConfiguration.of(random, plan);
    addLimit(configuration.withObjectProperty("StoppingCondition"), plan.ending(), history);
    int billed = plan.isSpot() ? random.between(25, 60) : 100;
    return new DescribeResponse(plan, history, configuration, metrics, billed);
  }

  /// A job that exceeds a limit gets a limit that its history exceeds.
  private static void addLimit(
      ObjectNode limits, JobEnding ending, List<StatusTransition> history) {
    Duration past = Duration.between(history.getFirst().at(), history.getLast().at());
    switch (ending) {
      case RUNS_TOO_LONG -> limits.put("MaxRuntimeInSeconds", 7200);
      case WAITS_TOO_LONG ->
          limits
              .put("MaxRuntimeInSeconds", past.toSeconds())
              .put("MaxWaitTimeInSeconds", past.toSeconds());
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
    List<StatusTransition> past =
        history.stream().filter(step -> !step.at().isAfter(time)).toList();
    if (past.isEmpty()) {
      throw new IllegalArgumentException(plan.arn().text() + " is not created yet");
    }
    StatusTransition now = past.getLast();
    ObjectNode response = Json.object();
    response.put("TrainingJobName", plan.arn().name()).put("TrainingJobArn", plan.arn().text());
    response.put("TrainingJobStatus", now.status()).put("SecondaryStatus", now.secondaryStatus());
    response.setAll(configuration.deepCopy());
    response.set("CreationTime", Json.seconds(history.getFirst().at()));
    response.set("LastModifiedTime", Json.seconds(now.at()));
    response.set("SecondaryStatusTransitions", transitions(past));
    addStart(response, past);
    if (past.size() == history.size()) {
      addEnd(response, time);
    }
    addRules(response, time);
    return response;
  }

  /// The times of changes other than status transitions.
  List<Instant> laterChanges() {
    Instant end = history.getLast().at();
    return List.of(end.plus(RULES_DURATION), end.plusSeconds(plan.keepAliveSeconds()));
  }

  private static ArrayNode transitions(List<StatusTransition> past) {
    ArrayNode transitions = Json.array();
    for (int index = 0; index < past.size(); index++) {
      StatusTransition step = past.get(index);
      ObjectNode transition = transitions.addObject().put("Status", step.secondaryStatus());
      transition.set("StartTime", Json.seconds(step.at()));
      if (index + 1 < past.size()) {
        transition.set("EndTime", Json.seconds(past.get(index + 1).at()));
      }
      transition.put("StatusMessage", step.message());
    }
    return transitions;
  }

  private static void addStart(ObjectNode response, List<StatusTransition> past) {
    past.stream()
        .filter(step -> step.secondaryStatus().equals("Downloading"))
        .findFirst()
        .ifPresent(step -> response.set("TrainingStartTime", Json.seconds(step.at())));
  }

  private void addEnd(ObjectNode response, Instant time) {
    Instant end = history.getLast().at();
    response.set("TrainingEndTime", Json.seconds(end));
    if (response.has("TrainingStartTime")) {
      Duration trained = Duration.between(Json.instant(response.path("TrainingStartTime")), end);
      int seconds = (int) trained.toSeconds();
      response.put("TrainingTimeInSeconds", seconds);
      response.put("BillableTimeInSeconds", Math.max(1, seconds * billedPercent / 100));
    }
    if (!plan.ending().reason().isEmpty()) {
      response.put("FailureReason", plan.ending().reason());
    }
    if (plan.ending() == JobEnding.COMPLETES) {
      response
          .putObject("ModelArtifacts")
          .put(
              "S3ModelArtifacts",
              "s3://sagemaker-%s-%s/output/%s/output/model.tar.gz"
                  .formatted(plan.arn().region(), plan.arn().account(), plan.arn().name()));
      response.set("FinalMetricDataList", finalMetrics.deepCopy());
    }
    addWarmPool(response, time);
  }

  private void addWarmPool(ObjectNode response, Instant time) {
    if (plan.keepAliveSeconds() > 0) {
      Instant closes = history.getLast().at().plusSeconds(plan.keepAliveSeconds());
      ObjectNode pool = response.putObject("WarmPoolStatus");
      if (time.isBefore(closes)) {
        pool.put("Status", "Available");
      } else {
        pool.put("Status", "Terminated");
        pool.put("ResourceRetainedBillableTimeInSeconds", plan.keepAliveSeconds());
      }
    }
  }

  private void addRules(ObjectNode response, Instant time) {
    if (plan.hasRules()) {
      boolean isDecided = !time.isBefore(history.getLast().at().plus(RULES_DURATION));
      ObjectNode status = response.putArray("DebugRuleEvaluationStatuses").addObject();
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
          Json.seconds(
              isDecided ? history.getLast().at().plus(RULES_DURATION) : history.getFirst().at()));
    }
  }
}
