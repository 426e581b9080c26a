package dev.trainspotter.infra.functions;

import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.tables.Tables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The Lambda functions of the stack, and the schedules that invoke them.
///
/// @param reconcile null when the configuration switches reconciliation off
public record Functions(
    IngestFunction ingest,
    QueryFunction query,
    @Nullable ReconcileFunction reconcile,
    WarmUp warmUp) {
  /// Adds the functions to the stack, the daily invocation that keeps the aliases active, and the
  /// schedule of the reconciliation.
  public static Functions of(
      Construct stack,
      Zips zips,
      Configuration configuration,
      Encryption encryption,
      Tables tables,
      Queues queues) {
    IngestFunction ingest =
        new IngestFunction(stack, zips.ingest(), configuration, encryption, tables, queues);
    QueryFunction query = new QueryFunction(stack, zips.query(), configuration, encryption, tables);
    WarmUp warmUp = new WarmUp(stack, configuration, List.of(ingest.alias(), query.alias()));
    ReconcileFunction reconcile = null;
    if (configuration.isReconciling()) {
      reconcile =
          new ReconcileFunction(stack, zips.ingest(), configuration, encryption, tables, queues);
      new ReconcileSchedule(stack, configuration, reconcile);
    }
    return new Functions(ingest, query, reconcile, warmUp);
  }

  /// The function that serves each kind of route: its alias, except for `sam local`, which does not
  /// find aliases.
  public Map<RouteFunction, IFunction> ofRoutes(Configuration configuration) {
    return Map.of(RouteFunction.QUERY, configuration.isLocal() ? query : query.alias());
  }
}
