package dev.trainspotter.infra.watch;

import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.api.TrainingJobsApi;
import dev.trainspotter.infra.events.EventRules;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.functions.Functions;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.sqs.Queue;

/// The CloudWatch metrics of the stack's parts, for the alarms and the dashboard.
public record StackMetrics(
    String stackName, EventRules rules, Queues queues, Functions functions, TrainingJobsApi api) {
  private static final Duration PERIOD = Duration.minutes(5);

  Metric of(AlarmKind kind) {
    return switch (kind) {
      case DEAD_LETTERS ->
          queues.deadLetters().metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
      case LIVE_QUEUE_OLD -> age(queues.live());
      case BACKLOG_OLD -> oldestHint();
      case STATE_CHANGES_LOST -> rule(rules.stateChanges(), "FailedInvocations");
      case TAG_CHANGES_LOST -> rule(rules.tagChanges(), "FailedInvocations");
      case INGEST_ERRORS -> functions.ingest().metricErrors(statistic("Sum"));
      case MESSAGES_FAIL -> written(IngestMetric.FAILED_MESSAGES, "Sum", PERIOD);
      case QUERY_ERRORS -> functions.query().metricErrors(statistic("Sum"));
      case INGEST_THROTTLES -> functions.ingest().metricThrottles(statistic("Sum"));
      case QUERY_THROTTLES -> functions.query().metricThrottles(statistic("Sum"));
      case API_ERRORS -> api.metricServerError(statistic("Sum"));
      case API_SLOW -> api.metricLatency(statistic("p99"));
      case WARM_UP_FAILS -> failedSchedules();
      case SILENCE -> events(rules.stateChanges());
    };
  }

  /// The number of events that a rule matched.
  Metric events(Rule rule) {
    return rule(rule, "Invocations");
  }

  Metric age(Queue queue) {
    return queue.metricApproximateAgeOfOldestMessage(statistic("Maximum"));
  }

  /// How long hints have been waiting since they were first deferred. The age that SQS
  /// reports starts again whenever a hint is deferred. A waiting hint is tried at least every
  /// 15 minutes, so each half hour has a value.
  Metric oldestHint() {
    return written(IngestMetric.HINT_AGE, "Maximum", Duration.minutes(30));
  }

  /// How long it takes from a state change to its row, for 95 percent of them.
  Metric delay() {
    return written(IngestMetric.DELAY, "p95", PERIOD);
  }

  /// A metric that ingest writes. It has no label, which would make an alarm one of a metric
  /// expression.
  private Metric written(IngestMetric metric, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace(JsonLog.NAMESPACE)
        .metricName(metric.id())
        .dimensionsMap(IngestMetric.dimensions(stackName))
        .statistic(statistic)
        .period(period)
        .build();
  }

  private Metric failedSchedules() {
    return Metric.Builder.create()
        .namespace("AWS/Scheduler")
        .metricName("TargetErrorCount")
        .dimensionsMap(Map.of("ScheduleGroup", functions.warmUp().groupName()))
        .statistic("Sum")
        .period(PERIOD)
        .build();
  }

  Metric length(Queue queue) {
    return queue.metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
  }

  /// How many messages ingest has done with.
  Metric processed() {
    return queues.live().metricNumberOfMessagesDeleted(labelled("processed"));
  }

  /// How many hints ingest deferred.
  Metric deferred() {
    return queues.backlog().metricNumberOfMessagesSent(labelled("deferred"));
  }

  /// How many messages ingest and EventBridge gave up. SQS does not count those that it moves
  /// itself.
  Metric deadLettered() {
    return queues.deadLetters().metricNumberOfMessagesSent(labelled("dead-lettered"));
  }

  private static Metric rule(Rule rule, String name) {
    return Metric.Builder.create()
        .namespace("AWS/Events")
        .metricName(name)
        .dimensionsMap(Map.of("RuleName", rule.getRuleName()))
        .statistic("Sum")
        .period(PERIOD)
        .build();
  }

  private static MetricOptions labelled(String label) {
    return MetricOptions.builder().statistic("Sum").period(PERIOD).label(label).build();
  }

  private static MetricOptions statistic(String statistic) {
    return MetricOptions.builder().statistic(statistic).period(PERIOD).build();
  }
}
