package dev.trainspotter.infra.watch;

import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.api.TrainingJobsApi;
import dev.trainspotter.infra.events.DeadLetters;
import dev.trainspotter.infra.events.EventRule;
import dev.trainspotter.infra.events.SourceQueue;
import dev.trainspotter.ingest.refresh.MessageMetric;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/// What is measured about the stack's boxes: read by alarms and the dashboard.
public record StackMetrics(
    EventRule stateChanges,
    EventRule tagChanges,
    SourceQueue live,
    SourceQueue backlog,
    DeadLetters letters,
    Function ingest,
    Function query,
    TrainingJobsApi api) {
  private static final Duration PERIOD = Duration.minutes(5);

  Metric of(AlarmKind trouble) {
    return switch (trouble) {
      case DEAD_LETTERS -> letters.metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
      case LIVE_QUEUE_OLD -> age(live);
      case BACKLOG_OLD -> age(backlog);
      case STATE_CHANGES_LOST -> rule(stateChanges, "FailedInvocations");
      case TAG_CHANGES_LOST -> rule(tagChanges, "FailedInvocations");
      case INGEST_ERRORS -> ingest.metricErrors(statistic("Sum"));
      case QUERY_ERRORS -> query.metricErrors(statistic("Sum"));
      case INGEST_THROTTLES -> ingest.metricThrottles(statistic("Sum"));
      case QUERY_THROTTLES -> query.metricThrottles(statistic("Sum"));
      case API_ERRORS -> api.metricServerError(statistic("Sum"));
      case API_SLOW -> api.metricLatency(statistic("p99"));
      case SILENCE -> events(stateChanges);
    };
  }

  /// How many events a rule let through.
  Metric events(Rule rule) {
    return rule(rule, "Invocations");
  }

  Metric age(Queue queue) {
    return queue.metricApproximateAgeOfOldestMessage(statistic("Maximum"));
  }

  Metric length(Queue queue) {
    return queue.metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
  }

  /// What ingest wrote about the messages with this outcome.
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
