package dev.trainspotter.infra.watch;

import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.api.TrainingJobsApi;
import dev.trainspotter.infra.events.EventRule;
import dev.trainspotter.infra.events.EventRules;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.functions.Functions;
import dev.trainspotter.infra.lake.Lake;
import dev.trainspotter.ingest.reconcile.ReconciliationMetric;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/// The CloudWatch metrics of the stack's parts, for the alarms and the dashboard.
///
/// @param rules the rules of the account's default event bus
/// @param memberRules the rules for events of members; null without members
/// @param lake null when the configuration switches it off
public record StackMetrics(
    String stackName,
    EventRules rules,
    @Nullable EventRules memberRules,
    Queues queues,
    Functions functions,
    TrainingJobsApi api,
    @Nullable Lake lake) {
  private static final Duration PERIOD = Duration.minutes(5);
  private static final Duration OF_THREE_RUNS = Duration.minutes(15);

  IMetric of(AlarmKind kind) {
    return switch (kind) {
      case DEAD_LETTERS ->
          queues.deadLetters().metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
      case LIVE_QUEUE_OLD -> age(queues.live());
      case BACKLOG_OLD -> oldestHint();
      case STATE_CHANGES_LOST -> rule(rules.stateChanges(), "FailedInvocations");
      case TAG_CHANGES_LOST -> rule(rules.tagChanges(), "FailedInvocations");
      case MEMBER_STATE_CHANGES_LOST -> rule(ofMembers().stateChanges(), "FailedInvocations");
      case MEMBER_TAG_CHANGES_LOST -> rule(ofMembers().tagChanges(), "FailedInvocations");
      case INGEST_ERRORS -> functions.ingest().metricErrors(statistic("Sum"));
      case MESSAGES_FAIL -> written(IngestMetric.FAILED_MESSAGES.id(), "Sum", PERIOD);
      case QUERY_ERRORS -> functions.query().metricErrors(statistic("Sum"));
      case SQL_ERRORS -> sql().metricErrors(statistic("Sum"));
      case INGEST_THROTTLES -> functions.ingest().metricThrottles(statistic("Sum"));
      case QUERY_THROTTLES -> functions.query().metricThrottles(statistic("Sum"));
      case SQL_THROTTLES -> sql().metricThrottles(statistic("Sum"));
      case API_ERRORS -> api.metricServerError(statistic("Sum"));
      case API_SLOW -> functions.query().metricDuration(statistic("p99"));
      case WARM_UP_FAILS -> failedSchedules(functions.warmUp().groupName());
      case EXPORT_FAILS -> failedSchedules(Objects.requireNonNull(lake).schedule().groupName());
      case RANGES_OVERDUE -> overdueRanges();
      case JOBS_MISSED -> shareOfMissedJobs();
      case RECONCILE_ERRORS -> reconcile().metricErrors(statistic("Sum"));
      case SILENCE -> stateChanges(PERIOD);
    };
  }

  /// The number of state changes that EventBridge received; with members, that of the rule that
  /// received more. Without any, it has no value.
  IMetric stateChanges(Duration period) {
    MetricOptions options = MetricOptions.builder().period(period).build();
    Metric own = events(rules.stateChanges()).with(options);
    if (memberRules == null) {
      return own;
    }
    Map<String, IMetric> metrics = new TreeMap<>();
    metrics.put("own", own);
    metrics.put("members", events(memberRules.stateChanges()).with(options));
    return MathExpression.Builder.create()
        .expression("MAX([own, members])")
        .usingMetrics(metrics)
        .period(period)
        .label("state changes")
        .build();
  }

  /// The number of events that a rule matched.
  Metric events(EventRule rule) {
    return rule(rule, "Invocations");
  }

  Metric age(Queue queue) {
    return queue.metricApproximateAgeOfOldestMessage(statistic("Maximum"));
  }

  /// How long hints have been waiting since they were first deferred. The age that SQS
  /// reports starts again whenever a hint is deferred. A waiting hint is tried at least every
  /// 15 minutes, so each half hour has a value.
  Metric oldestHint() {
    return written(IngestMetric.HINT_AGE.id(), "Maximum", Duration.minutes(30));
  }

  /// How long it takes from a state change to its row, for 95 percent of them.
  Metric delay() {
    return written(IngestMetric.DELAY.id(), "p95", PERIOD);
  }

  /// A metric that a function writes. It has no label, which would make an alarm one of a metric
  /// expression.
  private Metric written(String metric, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace(JsonLog.NAMESPACE)
        .metricName(metric)
        .dimensionsMap(IngestMetric.dimensions(stackName))
        .statistic(statistic)
        .period(period)
        .build();
  }

  /// How many ranges are overdue. Every run sends a value, 0 included.
  Metric overdueRanges() {
    return written(ReconciliationMetric.OVERDUE_RANGES.id(), "Minimum", OF_THREE_RUNS);
  }

  /// How many jobs had no row although their events should have come.
  Metric missedJobs() {
    return written(ReconciliationMetric.MISSED_JOBS.id(), "Sum", Duration.hours(1));
  }

  /// How many jobs were created.
  Metric newJobs() {
    return written(ReconciliationMetric.NEW_JOBS.id(), "Sum", Duration.hours(1));
  }

  /// In percent of the new jobs; without a value in an hour without new and missed ones. More jobs
  /// can be missed than are new, because older ones are compared too.
  private MathExpression shareOfMissedJobs() {
    Map<String, IMetric> metrics = new TreeMap<>();
    metrics.put("missed", missedJobs());
    metrics.put("new", newJobs());
    return MathExpression.Builder.create()
        .expression("100 * missed / MAX([missed, new])")
        .usingMetrics(metrics)
        .period(Duration.hours(1))
        .label("missed jobs in percent of the new ones")
        .build();
  }

  private EventRules ofMembers() {
    return Objects.requireNonNull(memberRules);
  }

  private Function sql() {
    return Objects.requireNonNull(functions.sql());
  }

  private Function reconcile() {
    return Objects.requireNonNull(functions.reconcile());
  }

  private Metric failedSchedules(String group) {
    return Metric.Builder.create()
        .namespace("AWS/Scheduler")
        .metricName("TargetErrorCount")
        .dimensionsMap(Map.of("ScheduleGroup", group))
        .statistic("Sum")
        .period(PERIOD)
        .build();
  }

  Metric length(Queue queue) {
    return queue.metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
  }

  /// How many messages of the live queue ingest has handled.
  Metric handled() {
    return queues.live().metricNumberOfMessagesDeleted(labelled("handled from the live queue"));
  }

  /// How many hints were sent to the backlog queue: deferred ones, later looks at finished jobs,
  /// and those of the reconciliation. SQS has one count for all; the log names the kind of each.
  Metric sentToBacklog() {
    return queues.backlog().metricNumberOfMessagesSent(labelled("sent to the backlog"));
  }

  /// How many messages ingest and EventBridge gave up. SQS does not count those that it moves
  /// itself.
  Metric deadLettered() {
    return queues.deadLetters().metricNumberOfMessagesSent(labelled("dead-lettered"));
  }

  private static Metric rule(EventRule rule, String name) {
    return Metric.Builder.create()
        .namespace("AWS/Events")
        .metricName(name)
        .dimensionsMap(rule.dimensions())
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
