package dev.trainspotter.infra.functions;

import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.tables.Tables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The Lambda functions of the stack, and the schedules that invoke them.
///
/// @param sql null when the configuration switches SQL off
/// @param reconcile null when the configuration switches reconciliation off
public record Functions(
    IngestFunction ingest,
    QueryFunction query,
    @Nullable SqlFunction sql,
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
    List<Alias> aliases = new ArrayList<>(List.of(ingest.alias(), query.alias()));
    SqlFunction sql = null;
    if (configuration.isSql()) {
      sql = new SqlFunction(stack, zips.sql(), configuration, encryption, tables);
      aliases.add(sql.alias());
    }
    WarmUp warmUp = new WarmUp(stack, configuration, aliases);
    ReconcileFunction reconcile = null;
    if (configuration.isReconciling()) {
      reconcile =
          new ReconcileFunction(stack, zips.ingest(), configuration, encryption, tables, queues);
      new ReconcileSchedule(stack, configuration, reconcile);
    }
    return new Functions(ingest, query, sql, reconcile, warmUp);
  }

  /// The function that serves each kind of route, without those that are switched off: its alias,
  /// except for `sam local`, which does not find aliases.
  public Map<RouteFunction, IFunction> ofRoutes(Configuration configuration) {
    Map<RouteFunction, IFunction> functions = new EnumMap<>(RouteFunction.class);
    boolean isLocal = configuration.isLocal();
    functions.put(RouteFunction.QUERY, isLocal ? query : query.alias());
    if (sql != null) {
      functions.put(RouteFunction.SQL, isLocal ? sql : sql.alias());
    }
    return functions;
  }
}
