package dev.trainspotter.infra.watch;

import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.ingest.refresh.MessageMetric;
import dev.trainspotter.ingest.refresh.MessageOutcome;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.DashboardProps;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.constructs.Construct;

/// One page: the first row answers whether it is fresh and whether anything is lost.
public final class OperationsDashboard extends Dashboard {
  private static final int HALF = 12;
  private static final int THIRD = 8;

  public OperationsDashboard(Construct scope, Configuration configuration, StackMetrics vitals) {
    super(
        scope,
        "Dashboard",
        DashboardProps.builder()
            .dashboardName("%s-%s".formatted(configuration.stackName(), Aws.REGION))
            .widgets(List.of(answers(vitals), flow(vitals), functions(vitals)))
            .build());
  }

  private static List<IWidget> answers(StackMetrics vitals) {
    return List.of(
        now(
            "Is it fresh?",
            vitals.age(vitals.queues().live()),
            vitals.age(vitals.queues().backlog()),
            vitals.written(MessageMetric.DELAY, Outcome.Kept.ID, "p95")),
        now(
            "Is anything lost?",
            vitals.of(AlarmKind.DEAD_LETTERS),
            vitals.of(AlarmKind.STATE_CHANGES_LOST),
            vitals.of(AlarmKind.TAG_CHANGES_LOST)));
  }

  private static List<IWidget> flow(StackMetrics vitals) {
    return List.of(
        graph(
            "Events",
            vitals.events(vitals.rules().stateChanges()),
            vitals.events(vitals.rules().tagChanges())),
        graph(
            "Outcomes",
            vitals.written(MessageMetric.MESSAGES, Outcome.Kept.ID, "Sum"),
            vitals.written(MessageMetric.MESSAGES, Outcome.Unchanged.ID, "Sum"),
            vitals.written(MessageMetric.MESSAGES, MessageOutcome.Deferred.ID, "Sum"),
            vitals.written(MessageMetric.MESSAGES, MessageOutcome.Failed.ID, "Sum")),
        graph(
            "Waiting",
            vitals.length(vitals.queues().live()),
            vitals.length(vitals.queues().backlog())));
  }

  private static List<IWidget> functions(StackMetrics vitals) {
    return List.of(
        graph("Ingest", vitals.of(AlarmKind.INGEST_ERRORS), vitals.of(AlarmKind.INGEST_THROTTLES)),
        graph("Query", vitals.of(AlarmKind.QUERY_ERRORS), vitals.of(AlarmKind.QUERY_THROTTLES)),
        graph("API", vitals.of(AlarmKind.API_ERRORS), vitals.of(AlarmKind.API_SLOW)));
  }

  private static IWidget now(String question, IMetric... metrics) {
    return SingleValueWidget.Builder.create()
        .title(question)
        .metrics(List.of(metrics))
        .width(HALF)
        .build();
  }

  private static IWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).left(List.of(metrics)).width(THIRD).build();
  }
}
