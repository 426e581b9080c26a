package dev.trainspotter.infra.functions;

import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.DeadLetters;
import dev.trainspotter.infra.events.SourceQueue;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.ShapedTable;
import dev.trainspotter.ingest.IngestHandler;
import java.nio.file.Path;
import java.time.Duration;
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

/// A batch of hints in, rows kept: behind the live queue and the backlog.
public final class IngestFunction extends Function {
  /// How long a batch may take.
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final int BATCH = 10;

  private final Alias alias;

  /// What it reads from and writes to.
  public record Surroundings(
      ShapedTable catalog,
      ShapedTable state,
      SourceQueue live,
      SourceQueue backlog,
      DeadLetters deadLetters) {}

  public IngestFunction(
      Construct scope,
      Path zip,
      Configuration configuration,
      Encryption encryption,
      Surroundings around) {
    FunctionShape shape =
        new FunctionShape(
            "Ingest",
            zip,
            IngestHandler.class.getName(),
            TIMEOUT,
            environment(configuration, around),
            statements(around));
    super(
        scope,
        "IngestFunction",
        shape
            .props(scope, configuration, encryption)
            .description("A batch of hints in, rows kept.")
            // Hints that must wait go to the backlog, which it reads itself.
            .recursiveLoop(RecursiveLoop.ALLOW)
            .build());
    this.alias = FunctionShape.alias(this);
    alias.addEventSource(source(around.live(), configuration.ingestConcurrency()));
    alias.addEventSource(source(around.backlog(), configuration.backlogConcurrency()));
  }

  /// What the queues and the warm-up call.
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

  private static Map<String, String> environment(Configuration configuration, Surroundings around) {
    List<String> accounts = configuration.accounts();
    return FunctionEnvironment.of(configuration)
        .with(Setting.TABLE_NAME, around.catalog().getTableName())
        .with(Setting.STATE_TABLE_NAME, around.state().getTableName())
        .with(Setting.BACKLOG_QUEUE_URL, around.backlog().getQueueUrl())
        .with(Setting.DEAD_LETTER_QUEUE_URL, around.deadLetters().getQueueUrl())
        .with(Setting.ACCOUNTS, accounts.isEmpty() ? Aws.ACCOUNT_ID : String.join(",", accounts))
        .with(Setting.OWN_ACCOUNT, Aws.ACCOUNT_ID)
        .with(Setting.MASKING, configuration.masking())
        .with(Setting.BACKLOG_CONCURRENCY, String.valueOf(configuration.backlogConcurrency()))
        .variables();
  }

  /// Written by hand, action by action: what the stack's tests see used, and nothing else.
  private static List<PolicyStatement> statements(Surroundings around) {
    return List.of(
        Statements.allow(
            "KeepRows",
            List.of("dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"),
            around.catalog().getTableArn()),
        Statements.allow(
            "KeepNotes",
            List.of("dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"),
            around.state().getTableArn()),
        Statements.allow(
            "AskSageMaker",
            List.of("sagemaker:DescribeTrainingJob", "sagemaker:ListTags"),
            "arn:%s:sagemaker:*:%s:training-job/*".formatted(Aws.PARTITION, Aws.ACCOUNT_ID)),
        Statements.allow(
            "DeferAndBury",
            List.of("sqs:SendMessage"),
            around.backlog().getQueueArn(),
            around.deadLetters().getQueueArn()),
        Statements.allow(
            "BePolled",
            List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
            around.live().getQueueArn(),
            around.backlog().getQueueArn()));
  }
}
