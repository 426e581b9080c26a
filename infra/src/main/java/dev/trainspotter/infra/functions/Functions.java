package dev.trainspotter.infra.functions;

import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.tables.Tables;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The two Lambda functions of the stack, and the schedules that keep them active.
public record Functions(IngestFunction ingest, QueryFunction query, WarmUp warmUp) {
  /// Adds both functions to the stack, and the daily invocation that keeps them active.
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
    return new Functions(ingest, query, warmUp);
  }

  /// The function that serves each kind of route: its alias, except for `sam local`, which does not
  /// find aliases.
  public Map<RouteFunction, IFunction> ofRoutes(Configuration configuration) {
    return Map.of(RouteFunction.QUERY, configuration.isLocal() ? query : query.alias());
  }
}
