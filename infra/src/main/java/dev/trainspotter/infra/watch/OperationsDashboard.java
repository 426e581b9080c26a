package dev.trainspotter.infra.watch;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.functions.ReconcileFunction;
import dev.trainspotter.infra.functions.SqlFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.DashboardProps;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// The dashboard: the first row shows how far the stored jobs lag behind and whether events were
/// lost, the next rows show events, messages, errors, SQL and the reconciliation, and the last row
/// counts log lines.
public final class OperationsDashboard extends Dashboard {
  private static final int HALF = 12;
  private static final int THIRD = 8;

  public OperationsDashboard(Construct scope, Configuration configuration, StackMetrics metrics) {
    super(
        scope,
        "Dashboard",
        DashboardProps.builder()
            .dashboardName("%s-%s".formatted(configuration.stackName(), Aws.REGION))
            .widgets(rows(metrics))
            .build());
  }

  private static List<List<IWidget>> rows(StackMetrics metrics) {
    List<List<IWidget>> rows = new ArrayList<>();
    rows.add(freshnessAndLoss(metrics));
    rows.add(flow(metrics));
    rows.add(functions(metrics));
    SqlFunction sql = metrics.functions().sql();
    if (sql != null) {
      rows.add(sql(metrics, sql));
    }
    ReconcileFunction reconcile = metrics.functions().reconcile();
    if (reconcile != null) {
      rows.add(reconciliation(metrics, reconcile));
    }
    rows.add(logs(metrics));
    return rows;
  }

  private static List<IWidget> sql(StackMetrics metrics, SqlFunction sql) {
    return List.of(
        graph("SQL", metrics.of(AlarmKind.SQL_ERRORS), metrics.of(AlarmKind.SQL_THROTTLES)),
        table(LogQuery.SQL, sql, 2 * THIRD));
  }

  private static List<IWidget> reconciliation(StackMetrics metrics, ReconcileFunction reconcile) {
    return List.of(
        graph("Is every job there?", metrics.missedJobs(), metrics.newJobs()),
        graph("Reconciliation", metrics.overdueRanges(), metrics.of(AlarmKind.RECONCILE_ERRORS)),
        table(LogQuery.PASSES, reconcile, THIRD));
  }

  private static List<IWidget> freshnessAndLoss(StackMetrics metrics) {
    List<IMetric> lost = new ArrayList<>();
    lost.add(metrics.of(AlarmKind.DEAD_LETTERS));
    lost.add(metrics.of(AlarmKind.STATE_CHANGES_LOST));
    lost.add(metrics.of(AlarmKind.TAG_CHANGES_LOST));
    if (metrics.memberRules() != null) {
      lost.add(metrics.of(AlarmKind.MEMBER_STATE_CHANGES_LOST));
      lost.add(metrics.of(AlarmKind.MEMBER_TAG_CHANGES_LOST));
    }
    return List.of(
        current(
            "Is it fresh?",
            metrics.age(metrics.queues().live()),
            metrics.oldestHint(),
            metrics.delay()),
        current("Is anything lost?", lost.toArray(IMetric[]::new)));
  }

  private static List<IWidget> flow(StackMetrics metrics) {
    return List.of(
        graph("Events", events(metrics)),
        graph(
            "Messages",
            metrics.handled(),
            metrics.sentToBacklog(),
            metrics.deadLettered(),
            metrics.of(AlarmKind.MESSAGES_FAIL)),
        graph(
            "Waiting",
            metrics.length(metrics.queues().live()),
            metrics.length(metrics.queues().backlog())));
  }

  private static IMetric[] events(StackMetrics metrics) {
    return Stream.of(metrics.rules(), metrics.memberRules())
        .filter(Objects::nonNull)
        .flatMap(rules -> Stream.of(rules.stateChanges(), rules.tagChanges()))
        .map(metrics::events)
        .toArray(IMetric[]::new);
  }

  private static List<IWidget> functions(StackMetrics metrics) {
    return List.of(
        graph(
            "Ingest", metrics.of(AlarmKind.INGEST_ERRORS), metrics.of(AlarmKind.INGEST_THROTTLES)),
        graph("Query", metrics.of(AlarmKind.QUERY_ERRORS), metrics.of(AlarmKind.QUERY_THROTTLES)),
        graph("API", metrics.of(AlarmKind.API_ERRORS), metrics.of(AlarmKind.API_SLOW)));
  }

  private static List<IWidget> logs(StackMetrics metrics) {
    return List.of(
        table(LogQuery.OUTCOMES, metrics.functions().ingest(), HALF),
        table(LogQuery.REQUESTS, metrics.functions().query(), HALF));
  }

  private static IWidget table(LogQuery query, Function function, int width) {
    return LogQueryWidget.Builder.create()
        .title(query.title())
        .logGroupNames(List.of(function.getLogGroup().getLogGroupName()))
        .view(LogQueryVisualizationType.TABLE)
        .queryLines(query.lines())
        .width(width)
        .build();
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
