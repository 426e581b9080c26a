package dev.trainspotter.infra.watch;

import dev.trainspotter.infra.configuration.Configuration;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmProps;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/// One alarm for each trouble, each telling the topic when it begins and when it is over.
public final class Alarms extends Construct {
  private final StackMetrics vitals;
  private final SnsAction action;

  public Alarms(
      Construct scope, Configuration configuration, StackMetrics vitals, AlarmTopic topic) {
    super(scope, "Alarms");
    this.vitals = vitals;
    this.action = new SnsAction(topic);
    for (AlarmKind trouble : AlarmKind.values()) {
      if (trouble != AlarmKind.SILENCE) {
        raise(trouble, props(trouble).metric(vitals.of(trouble)));
      } else if (configuration.silentHours() > 0) {
        raise(trouble, silence(configuration.silentHours()));
      }
    }
  }

  /// So many hours in a row, each without a single event.
  private AlarmProps.Builder silence(int hours) {
    return props(AlarmKind.SILENCE)
        .metric(
            vitals
                .of(AlarmKind.SILENCE)
                .with(MetricOptions.builder().period(Duration.hours(1)).build()))
        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
        .evaluationPeriods(hours);
  }

  private static AlarmProps.Builder props(AlarmKind trouble) {
    return AlarmProps.builder()
        .alarmDescription("%s See %s".formatted(trouble.description(), trouble.section()))
        .threshold(trouble.threshold())
        .evaluationPeriods(trouble.periods())
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .treatMissingData(trouble.whenMissing());
  }

  private void raise(AlarmKind trouble, AlarmProps.Builder props) {
    Alarm alarm = new Alarm(this, trouble.id(), props.build());
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
