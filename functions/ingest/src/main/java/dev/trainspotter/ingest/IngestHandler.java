package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.ingest.hint.MessageReader;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.refresh.JobRefresh;
import dev.trainspotter.ingest.refresh.MessageLog;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.Pacing;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import dev.trainspotter.ingest.sagemaker.SageMakerJobs;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Lambda entry point: a batch of hints in, rows kept, the failed messages named.
///
/// The same function reads the live queue and the backlog; the record's queue tells which.
public final class IngestHandler implements RequestHandler<SQSEvent, SQSBatchResponse>, Resource {
  /// What is left of an invocation when no further question is begun.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Settings settings;
  private final Ingest ingest;
  private final CallRate pace;
  private final InstantSource realClock = InstantSource.system();

  /// Called by Lambda.
  public IngestHandler() {
    this(Settings.from(System.getenv()), Clients.http());
    Core.getGlobalContext().register(this);
  }

  private IngestHandler(Settings settings, SdkHttpClient http) {
    this(settings, http, Clients.dynamo(http), Queues.client(http), System.out);
  }

  /// For tests and local mode, with clients of their own.
  ///
  /// @param http what SageMaker is asked through
  /// @param out receives log lines and metrics
  public IngestHandler(
      Settings settings,
      SdkHttpClient http,
      DynamoDbClient dynamo,
      SqsClient sqs,
      PrintStream out) {
    this(
        settings,
        http,
        new CatalogTable(dynamo, settings.tableName(), settings.stateTableName()),
        new CatalogReader(dynamo, settings.tableName(), settings.stateTableName()),
        sqs,
        out,
        InstantSource.system());
  }

  IngestHandler(
      Settings settings,
      SdkHttpClient http,
      CatalogTable table,
      CatalogReader rows,
      SqsClient sqs,
      PrintStream out,
      InstantSource clock) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    JobReader reader = new JobReader(settings.isMasking() ? Masking.on() : Masking.off());
    SageMakerClients clients = new SageMakerClients(http, settings);
    SageMakerJobs questions = new SageMakerJobs(clients, reader, clock, threads);
    Queues queues =
        new Queues(
            sqs,
            settings.backlogQueueUrl(),
            settings.deadLetterQueueUrl(),
            settings.backlogDelay());
    this.settings = settings;
    this.pace = new CallRate(settings.describeRate());
    this.ingest =
        new Ingest(
            new MessageReader(settings.accounts(), clock),
            new JobRefresh(table, rows, reader, questions, queues, clock),
            queues,
            new MessageLog(new JsonLog(out), clock),
            threads);
  }

  @Override
  public SQSBatchResponse handleRequest(@Nullable SQSEvent event, Context context) {
    List<SQSEvent.SQSMessage> records =
        event == null || event.getRecords() == null ? List.of() : event.getRecords();
    return take(records, pacing(records, context));
  }

  SQSBatchResponse take(List<SQSEvent.SQSMessage> records, Pacing pacing) {
    Set<String> failed =
        ingest.take(
            records.stream()
                .map(record -> new Ingest.Delivery(record.getMessageId(), record.getBody()))
                .toList(),
            pacing);
    return new SQSBatchResponse(
        failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  /// One batch through the real code, before Lambda takes its snapshot.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(() -> PrimingBatch.take(settings, Priming.quiet()), Clients.dynamoEndpoint());
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  private Pacing pacing(List<SQSEvent.SQSMessage> records, Context context) {
    String backlog = ":" + settings.backlogQueueName();
    boolean isBacklog =
        records.stream()
            .anyMatch(record -> String.valueOf(record.getEventSourceArn()).endsWith(backlog));
    if (!isBacklog) {
      return new Pacing.AtOnce();
    }
    Instant end = realClock.instant().plusMillis(context.getRemainingTimeInMillis());
    return new Pacing.Paced(pace, realClock, end.minus(MARGIN));
  }
}
