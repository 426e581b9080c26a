package dev.trainspotter.infra.functions;

import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.Tables;
import dev.trainspotter.query.QueryHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// The function that answers the API's requests; it only reads the tables.
public final class QueryFunction extends Function {
  /// API Gateway stops waiting after 30 seconds.
  static final Duration TIMEOUT = Duration.ofSeconds(29);

  private final Alias alias;

  public QueryFunction(
      Construct scope,
      Path zip,
      Configuration configuration,
      Encryption encryption,
      Tables tables) {
    FunctionShape shape =
        new FunctionShape(
            "Query",
            zip,
            QueryHandler.class.getName(),
            TIMEOUT,
            environment(configuration, tables),
            statements(tables));
    super(
        scope,
        "QueryFunction",
        shape
            .props(scope, configuration, encryption)
            .description("Answers the requests of the API.")
            .reservedConcurrentExecutions(
                configuration.queryConcurrency() == 0 ? null : configuration.queryConcurrency())
            .build());
    this.alias = FunctionShape.alias(this);
  }

  /// The alias that the API and the schedule invoke.
  public Alias alias() {
    return alias;
  }

  private static Map<String, String> environment(Configuration configuration, Tables tables) {
    return FunctionEnvironment.of(configuration)
        .with(Setting.TABLE_NAME, tables.catalog().getTableName())
        .with(Setting.STATE_TABLE_NAME, tables.state().getTableName())
        .withAccounts(configuration)
        .with(Setting.CORS_ORIGINS, String.join(",", configuration.corsOrigins()))
        .variables();
  }

  /// Exactly the actions that the stack's tests observe; the tests fail on an unused action.
  private static List<PolicyStatement> statements(Tables tables) {
    return List.of(
        Statements.allow(
            "ReadRows",
            List.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
            tables.catalog().getTableArn()),
        TableReads.pages(tables),
        TableReads.partsAndPlaces(tables));
  }
}
