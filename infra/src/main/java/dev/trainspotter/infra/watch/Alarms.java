package dev.trainspotter.infra.watch;

import dev.trainspotter.infra.configuration.Configuration;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmProps;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/// One alarm for each [AlarmKind]; it notifies the topic when it fires and when it is OK again.
public final class Alarms extends Construct {
  private final StackMetrics metrics;
  private final SnsAction action;

  public Alarms(
      Construct scope, Configuration configuration, StackMetrics metrics, AlarmTopic topic) {
    super(scope, "Alarms");
    this.metrics = metrics;
    this.action = new SnsAction(topic);
    for (AlarmKind kind : AlarmKind.values()) {
      if (!isWatched(kind, configuration)) {
        continue;
      }
      if (kind != AlarmKind.SILENCE) {
        add(kind, props(kind).metric(metrics.of(kind)));
      } else if (configuration.silentHours() > 0) {
        add(kind, silence(configuration.silentHours()));
      }
    }
  }

  private static boolean isWatched(AlarmKind kind, Configuration configuration) {
    return (configuration.isReconciling() || !kind.isOfReconciliation())
        && (configuration.isSql() || !kind.isOfSql())
        && (configuration.isLake() || !kind.isOfLake())
        && (!configuration.members().isEmpty() || !kind.isOfMembers());
  }

  /// Fires after this number of consecutive hours without a state change.
  private AlarmProps.Builder silence(int hours) {
    return props(AlarmKind.SILENCE)
        .metric(metrics.stateChanges(Duration.hours(1)))
        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
        .evaluationPeriods(hours)
        .datapointsToAlarm(hours);
  }

  private static AlarmProps.Builder props(AlarmKind kind) {
    return AlarmProps.builder()
        .alarmDescription("%s See %s".formatted(kind.description(), kind.runbookSection()))
        .threshold(kind.threshold())
        .evaluationPeriods(kind.evaluationPeriods())
        .datapointsToAlarm(kind.datapointsToAlarm())
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .treatMissingData(kind.missingData());
  }

  private void add(AlarmKind kind, AlarmProps.Builder props) {
    Alarm alarm = new Alarm(this, kind.id(), props.build());
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    // A new alarm begins without data, which is no change of its state and so notifies nobody.
    if (kind.missingData() == TreatMissingData.MISSING) {
      alarm.addInsufficientDataAction(action);
    }
  }
}
