package dev.trainspotter.infra.functions;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.ShapedTable;
import dev.trainspotter.query.QueryHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// Rows over HTTP: behind the API, and it reads only.
public final class QueryFunction extends Function {
  /// The API itself gives up after 30 seconds.
  static final Duration TIMEOUT = Duration.ofSeconds(29);

  private final Alias alias;

  public QueryFunction(
      Construct scope,
      Path zip,
      Configuration configuration,
      Encryption encryption,
      ShapedTable catalog,
      ShapedTable state) {
    FunctionShape shape =
        new FunctionShape(
            "Query",
            zip,
            QueryHandler.class.getName(),
            TIMEOUT,
            environment(configuration, catalog, state),
            statements(catalog, state));
    super(
        scope,
        "QueryFunction",
        shape.props(scope, configuration, encryption).description("Rows over HTTP.").build());
    this.alias = FunctionShape.alias(this);
  }

  /// What the API and the warm-up call.
  public Alias alias() {
    return alias;
  }

  private static Map<String, String> environment(
      Configuration configuration, ShapedTable catalog, ShapedTable state) {
    return FunctionEnvironment.of(configuration)
        .with(Setting.TABLE_NAME, catalog.getTableName())
        .with(Setting.STATE_TABLE_NAME, state.getTableName())
        .variables();
  }

  /// Written by hand, action by action: what the stack's tests see used, and nothing else.
  private static List<PolicyStatement> statements(ShapedTable catalog, ShapedTable state) {
    return List.of(
        Statements.allow(
            "ReadRows",
            List.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
            catalog.getTableArn()),
        Statements.allow(
            "ReadPages",
            List.of("dynamodb:Query"),
            Arrays.stream(Index.values()).map(catalog::indexArn).toArray(String[]::new)),
        Statements.allow(
            "ReadPartsAndPlaces",
            List.of("dynamodb:GetItem", "dynamodb:Query"),
            state.getTableArn()));
  }
}
