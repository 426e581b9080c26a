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

/// The dashboard: the first row shows how far the stored jobs lag behind and whether events were
/// lost, the other rows show events, outcomes and errors.
public final class OperationsDashboard extends Dashboard {
  private static final int HALF = 12;
  private static final int THIRD = 8;

  public OperationsDashboard(Construct scope, Configuration configuration, StackMetrics metrics) {
    super(
        scope,
        "Dashboard",
        DashboardProps.builder()
            .dashboardName("%s-%s".formatted(configuration.stackName(), Aws.REGION))
            .widgets(List.of(freshnessAndLoss(metrics), flow(metrics), functions(metrics)))
            .build());
  }

  private static List<IWidget> freshnessAndLoss(StackMetrics metrics) {
    return List.of(
        current(
            "Is it fresh?",
            metrics.age(metrics.queues().live()),
            metrics.hintAge(),
            metrics.written(MessageMetric.DELAY, Outcome.Kept.ID, "p95")),
        current(
            "Is anything lost?",
            metrics.of(AlarmKind.DEAD_LETTERS),
            metrics.of(AlarmKind.STATE_CHANGES_LOST),
            metrics.of(AlarmKind.TAG_CHANGES_LOST)));
  }

  private static List<IWidget> flow(StackMetrics metrics) {
    return List.of(
        graph(
            "Events",
            metrics.events(metrics.rules().stateChanges()),
            metrics.events(metrics.rules().tagChanges())),
        graph(
            "Outcomes",
            metrics.written(MessageMetric.MESSAGES, Outcome.Kept.ID, "Sum"),
            metrics.written(MessageMetric.MESSAGES, Outcome.Unchanged.ID, "Sum"),
            metrics.written(MessageMetric.MESSAGES, MessageOutcome.Deferred.ID, "Sum"),
            metrics.written(MessageMetric.MESSAGES, MessageOutcome.Failed.ID, "Sum")),
        graph(
            "Waiting",
            metrics.length(metrics.queues().live()),
            metrics.length(metrics.queues().backlog())));
  }

  private static List<IWidget> functions(StackMetrics metrics) {
    return List.of(
        graph(
            "Ingest", metrics.of(AlarmKind.INGEST_ERRORS), metrics.of(AlarmKind.INGEST_THROTTLES)),
        graph("Query", metrics.of(AlarmKind.QUERY_ERRORS), metrics.of(AlarmKind.QUERY_THROTTLES)),
        graph("API", metrics.of(AlarmKind.API_ERRORS), metrics.of(AlarmKind.API_SLOW)));
  }

  private static IWidget current(String title, IMetric... metrics) {
    return SingleValueWidget.Builder.create()
        .title(title)
        .metrics(List.of(metrics))
        .width(HALF)
        .build();
  }

  private static IWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).left(List.of(metrics)).width(THIRD).build();
  }
}
