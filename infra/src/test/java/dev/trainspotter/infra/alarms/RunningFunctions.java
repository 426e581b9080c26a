package dev.trainspotter.infra.alarms;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import dev.trainspotter.query.QueryHandler;
import dev.trainspotter.sql.SqlHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Ingest, query, SQL and reconcile on the emulators and on the clock of a drill. Their DynamoDB
/// can be made to fail.
final class RunningFunctions implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String QUEUES = "arn:aws:sqs:us-east-1:111122223333:";

  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final BrokenDynamo broken = BrokenDynamo.start();
  private final SqsClient sqs = ElasticMq.shared().client();
  private final ByteArrayOutputStream ofIngest = new ByteArrayOutputStream();
  private final ByteArrayOutputStream ofQuery = new ByteArrayOutputStream();
  private final ByteArrayOutputStream ofSql = new ByteArrayOutputStream();
  private final ByteArrayOutputStream ofReconcile = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private Instant now = START;
  private boolean isDynamoBroken;
  private final Map<Boolean, IngestHandler> instances = new HashMap<>();

  /// @param stackName the function's setting in the template
  RunningFunctions(String stackName) {
    String id = UUID.randomUUID().toString();
    environment.put("TABLE_NAME", "catalog-" + id);
    environment.put("STATE_TABLE_NAME", "state-" + id);
    environment.put("BACKLOG_QUEUE_URL", queue("backlog-" + id));
    environment.put("DEAD_LETTER_QUEUE_URL", queue("dead-letters-" + id));
    environment.put("ACCOUNTS", "111122223333,444455556666,777788889999");
    environment.put("ACCOUNT_CREDENTIALS", "account-id");
    environment.put("DESCRIBE_RATE", "1000");
    environment.put("BACKLOG_DELAY_SECONDS", "0");
    environment.put("STACK_NAME", stackName);
    DynamoDbClient dynamo = DynamoDbLocal.shared().client();
    dynamo.createTable(TableShape.CATALOG.createTableRequest(environment.get("TABLE_NAME")));
    dynamo.createTable(TableShape.STATE.createTableRequest(environment.get("STATE_TABLE_NAME")));
    System.setProperty("aws.endpointUrlSageMaker", sageMaker.endpoint().toString());
  }

  SimulatedSageMaker sageMaker() {
    return sageMaker;
  }

  void at(long second) {
    now = START.plusSeconds(second);
  }

  void breakDynamo(boolean isBroken) {
    isDynamoBroken = isBroken;
  }

  /// Lets new instances of the functions start without the name of their table.
  void breakEnvironment(boolean isBroken) {
    if (isBroken) {
      environment.remove("TABLE_NAME");
    } else {
      environment.put(
          "TABLE_NAME", environment.get("STATE_TABLE_NAME").replace("state", "catalog"));
    }
  }

  /// Invokes ingest with a message of the live queue.
  void deliver(String body) {
    invokeIngest("live", body);
  }

  /// Invokes ingest with each hint that waits in the backlog; returns their number.
  int deliverBacklog() {
    String url = environment.get("BACKLOG_QUEUE_URL");
    List<Message> hints =
        sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    for (Message hint : hints) {
      sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(hint.receiptHandle()));
      invokeIngest(url.substring(url.lastIndexOf('/') + 1), hint.body());
    }
    return hints.size();
  }

  private void invokeIngest(String queue, String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(UUID.randomUUID().toString());
    message.setBody(body);
    message.setEventSourceArn(QUEUES + queue);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    instances
        .computeIfAbsent(isDynamoBroken, _ -> ingest())
        .handleRequest(event, LocalContext.of("ingest", TIMEOUT));
  }

  /// Requests a path of the API; returns the status.
  int get(String path) {
    return query()
        .handleRequest(ApiEvents.of("GET", path, "", null), LocalContext.of("query", TIMEOUT))
        .getStatusCode();
  }

  /// Runs a query; returns the status.
  int runSql(String statement) {
    String body = "{\"sql\": \"%s\"}".formatted(statement);
    return sql()
        .handleRequest(
            ApiEvents.of("POST", SqlRoute.RUN_SQL.path(), "", body),
            LocalContext.of("sql", TIMEOUT))
        .getStatusCode();
  }

  /// A new instance of ingest.
  IngestHandler ingest() {
    Settings settings = Settings.from(environment);
    DynamoDbClient dynamo = dynamo();
    return new IngestHandler(
        settings,
        Ingest.open(
            settings,
            new SageMakerClients(UrlConnectionHttpClient.create(), settings),
            new CatalogTable(dynamo, settings.tableNames(), Masking.on()),
            dynamo,
            sqs,
            new PrintStream(ofIngest, true, StandardCharsets.UTF_8),
            () -> now,
            Threads.open()));
  }

  /// A new instance of query.
  QueryHandler query() {
    return new QueryHandler(
        Settings.from(environment),
        dynamo(),
        new PrintStream(ofQuery, true, StandardCharsets.UTF_8));
  }

  /// A new instance of SQL.
  SqlHandler sql() {
    return new SqlHandler(
        Settings.from(environment), dynamo(), new PrintStream(ofSql, true, StandardCharsets.UTF_8));
  }

  /// Starts a run of a new instance of reconcile, for one account and as fast as it can.
  void reconcile() {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("ACCOUNTS", "111122223333");
    new ReconcileHandler(
            Settings.from(variables),
            "us-east-1",
            UrlConnectionHttpClient.create(),
            dynamo(),
            sqs,
            new CallRate(1000),
            new PrintStream(ofReconcile, true, StandardCharsets.UTF_8),
            () -> now)
        .handleRequest(Map.of(), LocalContext.of("reconcile", ReconcileHandler.TIMEOUT));
  }

  /// The number of messages in the dead-letter queue.
  int deadLetters() {
    String url = environment.get("DEAD_LETTER_QUEUE_URL");
    QueueAttributeName number = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(number))
            .attributes()
            .get(number));
  }

  void emptyDeadLetters() {
    sqs.purgeQueue(r -> r.queueUrl(environment.get("DEAD_LETTER_QUEUE_URL")));
  }

  /// What ingest has written to its log.
  String logOfIngest() {
    return ofIngest.toString(StandardCharsets.UTF_8);
  }

  /// What query has written to its log.
  String logOfQuery() {
    return ofQuery.toString(StandardCharsets.UTF_8);
  }

  /// What SQL has written to its log.
  String logOfSql() {
    return ofSql.toString(StandardCharsets.UTF_8);
  }

  /// What reconcile has written to its log.
  String logOfReconcile() {
    return ofReconcile.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.clearProperty("aws.endpointUrlSageMaker");
    broken.close();
    sageMaker.close();
  }

  private DynamoDbClient dynamo() {
    return isDynamoBroken ? broken.client() : DynamoDbLocal.shared().client();
  }

  private String queue(String name) {
    return sqs.createQueue(r -> r.queueName(name)).queueUrl();
  }
}
