package dev.trainspotter.infra.watch;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.ingest.refresh.MessageMetric;
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

  public OperationsDashboard(Construct scope, Configuration configuration, Vitals vitals) {
    super(
        scope,
        "Dashboard",
        DashboardProps.builder()
            .dashboardName("%s-%s".formatted(configuration.stackName(), Aws.REGION))
            .widgets(List.of(answers(vitals), flow(vitals), functions(vitals)))
            .build());
  }

  private static List<IWidget> answers(Vitals vitals) {
    return List.of(
        now(
            "Is it fresh?",
            vitals.age(vitals.live()),
            vitals.age(vitals.backlog()),
            vitals.written(MessageMetric.DELAY, "kept", "p95")),
        now(
            "Is anything lost?",
            vitals.of(Trouble.DEAD_LETTERS),
            vitals.of(Trouble.STATE_CHANGES_LOST),
            vitals.of(Trouble.TAG_CHANGES_LOST)));
  }

  private static List<IWidget> flow(Vitals vitals) {
    return List.of(
        graph("Events", vitals.events(vitals.stateChanges()), vitals.events(vitals.tagChanges())),
        graph(
            "Outcomes",
            vitals.written(MessageMetric.MESSAGES, "kept", "Sum"),
            vitals.written(MessageMetric.MESSAGES, "unchanged", "Sum"),
            vitals.written(MessageMetric.MESSAGES, "deferred", "Sum"),
            vitals.written(MessageMetric.MESSAGES, "failed", "Sum")),
        graph("Waiting", vitals.length(vitals.live()), vitals.length(vitals.backlog())));
  }

  private static List<IWidget> functions(Vitals vitals) {
    return List.of(
        graph("Ingest", vitals.of(Trouble.INGEST_ERRORS), vitals.of(Trouble.INGEST_THROTTLES)),
        graph("Query", vitals.of(Trouble.QUERY_ERRORS), vitals.of(Trouble.QUERY_THROTTLES)),
        graph("API", vitals.of(Trouble.API_ERRORS), vitals.of(Trouble.API_SLOW)));
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
