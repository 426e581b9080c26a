package dev.trainspotter.infra.functions;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.Tables;
import dev.trainspotter.ingest.ReconcileHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// The function that compares SageMaker's jobs with the rows.
///
/// Lambda does not retry a run that failed, and discards one that it could not start within a
/// minute: the next run does the same work, and runs should not overlap.
public final class ReconcileFunction extends Function {
  public ReconcileFunction(
      Construct scope,
      Path zip,
      Configuration configuration,
      Encryption encryption,
      Tables tables,
      Queues queues) {
    FunctionShape shape =
        new FunctionShape(
            "Reconcile",
            zip,
            ReconcileHandler.class.getName(),
            ReconcileHandler.TIMEOUT,
            environment(configuration, tables, queues),
            statements(configuration, tables, queues));
    super(
        scope,
        "ReconcileFunction",
        shape
            .props(scope, configuration, encryption)
            .description("Compares SageMaker's jobs with the rows, and stores what is missing.")
            // A run may start slowly, so it needs no snapshot and no published version.
            .snapStart(null)
            .retryAttempts(0)
            .maxEventAge(Duration.minutes(1))
            .build());
  }

  private static Map<String, String> environment(
      Configuration configuration, Tables tables, Queues queues) {
    return FunctionEnvironment.of(configuration)
        .with(Setting.TABLE_NAME, tables.catalog().getTableName())
        .with(Setting.STATE_TABLE_NAME, tables.state().getTableName())
        .with(Setting.BACKLOG_QUEUE_URL, queues.backlog().getQueueUrl())
        .with(Setting.DEAD_LETTER_QUEUE_URL, queues.deadLetters().getQueueUrl())
        .withAccounts(configuration)
        .withRegions(configuration)
        .withReader(configuration)
        .with(Setting.OWN_ACCOUNT, Aws.ACCOUNT_ID)
        .with(Setting.MASKING, configuration.masking())
        .with(Setting.STACK_NAME, configuration.stackName())
        .with(Setting.SEARCH_RATE, configuration.searchRate())
        .with(Setting.BACKFILL_FROM, configuration.backfillFrom())
        .variables();
  }

  /// Exactly the actions that the stack's tests observe; the tests fail on an unused action.
  private static List<PolicyStatement> statements(
      Configuration configuration, Tables tables, Queues queues) {
    List<PolicyStatement> statements = new ArrayList<>(ReaderAccess.statements(configuration));
    statements.addAll(ReaderAccess.listAccounts(configuration.members()));
    statements.addAll(ownStatements(tables, queues));
    return statements;
  }

  private static List<PolicyStatement> ownStatements(Tables tables, Queues queues) {
    return List.of(
        Statements.allow(
            "KeepRows",
            List.of(
                "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"),
            tables.catalog().getTableArn()),
        Statements.allow(
            "CompareRows",
            List.of("dynamodb:Query"),
            tables.catalog().indexArn(Index.BY_ACCOUNT),
            tables.catalog().indexArn(Index.BY_STATUS)),
        Statements.allow(
            "KeepNotes",
            List.of(
                "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
            tables.state().getTableArn()),
        // Search has no resource-level permissions.
        Statements.allow("SearchJobs", List.of("sagemaker:Search"), "*"),
        Statements.allow(
            "SendHints",
            List.of("sqs:GetQueueAttributes", "sqs:SendMessage"),
            queues.backlog().getQueueArn()),
        Statements.allow(
            "MeasureDeadLetters",
            List.of("sqs:GetQueueAttributes"),
            queues.deadLetters().getQueueArn()));
  }
}
