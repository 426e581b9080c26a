package dev.trainspotter.infra.watch;

import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.api.TrainingJobsApi;
import dev.trainspotter.infra.events.EventRules;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.functions.Functions;
import dev.trainspotter.ingest.refresh.MessageLog;
import dev.trainspotter.ingest.refresh.MessageMetric;
import dev.trainspotter.ingest.refresh.MessageOutcome;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.sqs.Queue;

/// The CloudWatch metrics of the stack's parts, for the alarms and the dashboard.
public record StackMetrics(
    EventRules rules, Queues queues, Functions functions, TrainingJobsApi api) {
  private static final Duration PERIOD = Duration.minutes(5);

  Metric of(AlarmKind kind) {
    return switch (kind) {
      case DEAD_LETTERS ->
          queues.deadLetters().metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
      case LIVE_QUEUE_OLD -> age(queues.live());
      case BACKLOG_OLD -> hintAge();
      case STATE_CHANGES_LOST -> rule(rules.stateChanges(), "FailedInvocations");
      case TAG_CHANGES_LOST -> rule(rules.tagChanges(), "FailedInvocations");
      case INGEST_ERRORS -> functions.ingest().metricErrors(statistic("Sum"));
      case MESSAGES_FAIL -> failedMessages();
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
  Metric hintAge() {
    return Metric.Builder.create()
        .namespace(JsonLog.NAMESPACE)
        .metricName(MessageLog.HINT_AGE)
        .statistic("Maximum")
        .period(Duration.minutes(30))
        .build();
  }

  /// Without a label, which would make the alarm one of a metric expression.
  private static Metric failedMessages() {
    return Metric.Builder.create()
        .namespace(JsonLog.NAMESPACE)
        .metricName(MessageMetric.MESSAGES.id())
        .dimensionsMap(Map.of(MessageMetric.DIMENSION, MessageOutcome.Failed.ID))
        .statistic("Sum")
        .period(PERIOD)
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

  /// A metric that ingest writes about its messages, for the messages with this outcome.
  ///
  /// @param outcome the outcome's id
  Metric written(MessageMetric metric, String outcome, String statistic) {
    return Metric.Builder.create()
        .namespace(JsonLog.NAMESPACE)
        .metricName(metric.id())
        .dimensionsMap(Map.of(MessageMetric.DIMENSION, outcome))
        .statistic(statistic)
        .period(PERIOD)
        .label(outcome)
        .build();
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

  private static MetricOptions statistic(String statistic) {
    return MetricOptions.builder().statistic(statistic).period(PERIOD).build();
  }
}
