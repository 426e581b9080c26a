package dev.trainspotter.infra.cost;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.ingest.refresh.Ingest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the events of one job cost in DynamoDB, measured: ingest stores the job in DynamoDB Local
/// at each of its events.
///
/// @param events the number of events
/// @param writeUnits the write units of all events
/// @param readUnits the read units of all events
record MeasuredJob(int events, double writeUnits, double readUnits) {
  /// A usual course of secondary statuses.
  private static final List<String> COURSE =
      List.of(
          "Starting",
          "LaunchingMLInstances",
          "PreparingTrainingStack",
          "Pending",
          "Downloading",
          "DownloadingTrainingImage",
          "Training",
          "Uploading",
          "MaxRuntimeExceeded",
          "Completed");

  private static final int LAST = COURSE.size() - 1;
  private static final String NAME = "completed-2026-11-20-08";
  private static final int ROW_BYTES = 10_000;
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TABLE_NAME", "cost-catalog",
          "STATE_TABLE_NAME", "cost-state",
          "BACKLOG_QUEUE_URL", "http://127.0.0.1:9/111122223333/backlog",
          "ACCOUNTS", "111122223333",
          "ACCOUNT_CREDENTIALS", "account-id");

  /// Creates the tables and delivers the events.
  static MeasuredJob measure() {
    Settings settings = Settings.from(ENVIRONMENT);
    DynamoDbClient plain = DynamoDbLocal.shared().client();
    plain.createTable(TableShape.CATALOG.createTableRequest(settings.tableName()));
    plain.createTable(TableShape.STATE.createTableRequest(settings.stateTableName()));
    CapacityMeter meter = new CapacityMeter();
    try (SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
        DynamoDbClient dynamo = measured(meter)) {
      System.setProperty("aws.endpointUrlSageMaker", sageMaker.endpoint().toString());
      IngestHandler ingest =
          new IngestHandler(
              settings,
              Ingest.open(
                  settings,
                  UrlConnectionHttpClient.create(),
                  dynamo,
                  ElasticMq.shared().client(),
                  new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
      for (int step = 0; step < COURSE.size(); step++) {
        sageMaker.put(job(step), Map.of("team", "vision"));
        ingest.handleRequest(batch(event(step)), LocalContext.of("ingest", Duration.ofSeconds(60)));
      }
    } finally {
      System.clearProperty("aws.endpointUrlSageMaker");
    }
    return new MeasuredJob(COURSE.size(), meter.writeUnits(), meter.readUnits());
  }

  /// A client of DynamoDB Local whose requests the meter counts.
  static DynamoDbClient measured(CapacityMeter meter) {
    return DynamoDbClient.builder()
        .endpointOverride(DynamoDbLocal.shared().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "any")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(meter))
        .build();
  }

  /// The job at a step of its course, filled up to a row of the assumed size.
  private static ObjectNode job(int step) {
    ObjectNode job = (ObjectNode) Synthesis.parse(Checkout.text("events/completed.describe.json"));
    job.put("TrainingJobStatus", step == LAST ? "Completed" : "InProgress");
    job.put("SecondaryStatus", COURSE.get(step));
    job.put("LastModifiedTime", job.path("CreationTime").asLong() + 60L * step);
    int missing = ROW_BYTES - job.toString().length();
    job.withObject("/HyperParameters").put("notes", "lorem ipsum ".repeat(missing / 12));
    return job;
  }

  /// The finished job under another name.
  static ObjectNode ended(String name) {
    return named(job(LAST), name);
  }

  /// When it had finished.
  static Instant endedAt() {
    return Instant.ofEpochSecond(job(LAST).path("LastModifiedTime").asLong());
  }

  /// A batch with the last event of the job under this name.
  static SQSEvent end(String name) {
    return batch(named(event(LAST), name));
  }

  private static ObjectNode named(ObjectNode json, String name) {
    return (ObjectNode) Synthesis.parse(json.toString().replace(NAME, name));
  }

  private static ObjectNode event(int step) {
    ObjectNode event = (ObjectNode) Synthesis.parse(Checkout.text("events/completed.json"));
    ObjectNode detail = job(step);
    detail.put("CreationTime", 1000 * detail.path("CreationTime").asLong());
    detail.put("LastModifiedTime", 1000 * detail.path("LastModifiedTime").asLong());
    event.set("detail", detail);
    return event;
  }

  private static SQSEvent batch(ObjectNode event) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("event");
    message.setBody(event.toString());
    message.setEventSourceArn("arn:aws:sqs:us-east-1:111122223333:live");
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(message));
    return batch;
  }
}
