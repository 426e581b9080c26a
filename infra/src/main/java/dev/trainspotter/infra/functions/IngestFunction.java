package dev.trainspotter.infra.functions;

import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.events.SourceQueue;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.Tables;
import dev.trainspotter.ingest.IngestHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSourceProps;
import software.constructs.Construct;

/// The function that reads hints from the live queue and the backlog and stores the jobs.
public final class IngestFunction extends Function {
  private static final int BATCH = 10;

  private final Alias alias;

  public IngestFunction(
      Construct scope,
      Path zip,
      Configuration configuration,
      Encryption encryption,
      Tables tables,
      Queues queues) {
    FunctionShape shape =
        new FunctionShape(
            "Ingest",
            zip,
            IngestHandler.class.getName(),
            IngestHandler.TIMEOUT,
            environment(configuration, tables, queues),
            statements(configuration, tables, queues));
    super(
        scope,
        "IngestFunction",
        shape
            .props(scope, configuration, encryption)
            .description("Reads hints from the queues and stores the training jobs.")
            // The function sends postponed hints to the backlog, which it also reads.
            .recursiveLoop(RecursiveLoop.ALLOW)
            .build());
    this.alias = FunctionShape.alias(this);
    alias.addEventSource(source(queues.live(), configuration.ingestConcurrency()));
    alias.addEventSource(source(queues.backlog(), configuration.backlogConcurrency()));
  }

  /// The alias that the queues and the schedule invoke.
  public Alias alias() {
    return alias;
  }

  private static SqsEventSource source(SourceQueue queue, int concurrency) {
    return new SqsEventSource(
        queue,
        SqsEventSourceProps.builder()
            .batchSize(BATCH)
            .maxConcurrency(concurrency)
            .reportBatchItemFailures(true)
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
        .withReader(configuration)
        .with(Setting.OWN_ACCOUNT, Aws.ACCOUNT_ID)
        .with(Setting.MASKING, configuration.masking())
        .with(Setting.STACK_NAME, configuration.stackName())
        .with(Setting.BACKLOG_CONCURRENCY, String.valueOf(configuration.backlogConcurrency()))
        .variables();
  }

  /// Exactly the actions that the stack's tests observe; the tests fail on an unused action.
  private static List<PolicyStatement> statements(
      Configuration configuration, Tables tables, Queues queues) {
    List<PolicyStatement> statements = new ArrayList<>(ReaderAccess.statements(configuration));
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
            "KeepNotes",
            List.of(
                "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
            tables.state().getTableArn()),
        Statements.allow(
            "AskSageMaker",
            List.of("sagemaker:DescribeTrainingJob", "sagemaker:ListTags"),
            "arn:%s:sagemaker:*:%s:training-job/*".formatted(Aws.PARTITION, Aws.ACCOUNT_ID)),
        Statements.allow(
            "DeferAndBury",
            List.of("sqs:SendMessage"),
            queues.backlog().getQueueArn(),
            queues.deadLetters().getQueueArn()),
        Statements.allow(
            "BePolled",
            List.of(
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage"),
            queues.live().getQueueArn(),
            queues.backlog().getQueueArn()));
  }
}
