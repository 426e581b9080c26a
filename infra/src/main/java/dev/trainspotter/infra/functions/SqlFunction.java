package dev.trainspotter.infra.functions;

import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.Tables;
import dev.trainspotter.sql.SqlHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// The function that answers queries in SQL; it only reads the tables.
///
/// It is a function of its own, so that a costly query takes neither memory nor time from the other
/// requests of the API.
public final class SqlFunction extends Function {
  /// For Java's heap and for the tables of the SQL engine. Lambda gives a whole processor from
  /// 1,769 MiB.
  private static final int MEMORY_MEBIBYTES = 2048;

  /// The JVM reads its options from it. The rest of the memory is the engine's.
  private static final String JAVA_OPTIONS = "JAVA_TOOL_OPTIONS";

  private static final String MOST_HEAP = "-Xmx768m";

  private final Alias alias;

  public SqlFunction(
      Construct scope,
      Path zip,
      Configuration configuration,
      Encryption encryption,
      Tables tables) {
    FunctionShape shape =
        new FunctionShape(
            "Sql",
            zip,
            SqlHandler.class.getName(),
            QueryFunction.TIMEOUT,
            environment(configuration, tables),
            statements(tables));
    super(
        scope,
        "SqlFunction",
        shape
            .props(scope, configuration, encryption)
            .description("Answers the queries in SQL.")
            .memorySize(MEMORY_MEBIBYTES)
            .reservedConcurrentExecutions(
                configuration.sqlConcurrency() == 0 ? null : configuration.sqlConcurrency())
            .build());
    this.alias = FunctionShape.alias(this);
  }

  /// The alias that the API and the schedule invoke.
  public Alias alias() {
    return alias;
  }

  private static Map<String, String> environment(Configuration configuration, Tables tables) {
    Map<String, String> variables =
        FunctionEnvironment.of(configuration)
            .with(Setting.TABLE_NAME, tables.catalog().getTableName())
            .with(Setting.STATE_TABLE_NAME, tables.state().getTableName())
            .with(Setting.CORS_ORIGINS, String.join(",", configuration.corsOrigins()))
            .variables();
    variables.put(JAVA_OPTIONS, MOST_HEAP);
    return variables;
  }

  /// Exactly the actions that the stack's tests observe; the tests fail on an unused action.
  private static List<PolicyStatement> statements(Tables tables) {
    return List.of(
        Statements.allow(
            "ReadRows",
            List.of("dynamodb:BatchGetItem", "dynamodb:GetItem"),
            tables.catalog().getTableArn()),
        TableReads.pages(tables),
        TableReads.partsAndPlaces(tables));
  }
}
