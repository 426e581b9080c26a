package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.fault.NotFound;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import dev.trainspotter.ingest.session.ReaderSessions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/// Ingest over DynamoDB Local, ElasticMQ and the simulated SageMaker, without mocks.
public final class RealParts {
  public static final SimulatedSageMaker SAGE_MAKER = SimulatedSageMaker.start();
  static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
  static final SqsClient SQS = ElasticMq.shared().client();
  static final DynamoDbClient DYNAMO = DynamoDbLocal.shared().client(HTTP);

  static {
    System.setProperty("aws.endpointUrlSageMaker", SAGE_MAKER.endpoint().toString());
  }

  private final DynamoDbClient dynamo;
  private final SqsClient sqs;
  final Settings settings;
  final @Nullable ReaderSessions sessions;
  final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  final IngestHandler handler;

  /// Ingest with new tables and queues.
  public RealParts() {
    this(DYNAMO, SQS);
  }

  /// Ingest with new tables and queues, called with these clients.
  public RealParts(DynamoDbClient dynamo, SqsClient sqs) {
    this(dynamo, sqs, InstantSource.system(), settings -> table(dynamo, settings), Map.of(), null);
  }

  /// Ingest with new tables and queues and this clock.
  ///
  /// @param table makes the table's writer from its settings
  public RealParts(InstantSource clock, Function<Settings, CatalogTable> table) {
    this(DYNAMO, SQS, clock, table, Map.of(), null);
  }

  /// Ingest with new tables and queues, called with this client, and this clock.
  public RealParts(SqsClient sqs, InstantSource clock) {
    this(DYNAMO, sqs, clock, RealParts::table, Map.of(), null);
  }

  /// Ingest with new tables and queues, this clock, these settings, and sessions from this STS.
  RealParts(InstantSource clock, Map<String, String> changes, StsClient sts) {
    this(DYNAMO, SQS, clock, RealParts::table, changes, sts);
  }

  private RealParts(
      DynamoDbClient dynamo,
      SqsClient sqs,
      InstantSource clock,
      Function<Settings, CatalogTable> table,
      Map<String, String> changes,
      @Nullable StsClient sts) {
    this.dynamo = dynamo;
    this.sqs = sqs;
    this.settings = freshSettings(changes);
    this.sessions = sts == null ? null : new ReaderSessions(settings, sts, clock);
    dynamo.createTable(TableShape.CATALOG.createTableRequest(settings.tableName()));
    dynamo.createTable(TableShape.STATE.createTableRequest(settings.stateTableName()));
    this.handler =
        new IngestHandler(
            settings,
            Ingest.open(
                settings,
                new SageMakerClients(HTTP, settings, sessions),
                table.apply(settings),
                dynamo,
                sqs,
                new PrintStream(lines, true, StandardCharsets.UTF_8),
                clock,
                Threads.open()));
  }

  private Settings freshSettings(Map<String, String> changes) {
    String suffix = UUID.randomUUID().toString();
    Map<String, String> environment = new HashMap<>();
    environment.putAll(
        Map.of(
            "TABLE_NAME",
            "catalog-" + suffix,
            "STATE_TABLE_NAME",
            "state-" + suffix,
            "BACKLOG_QUEUE_URL",
            queue("backlog-" + suffix),
            "DEAD_LETTER_QUEUE_URL",
            queue("dead-" + suffix),
            "ACCOUNTS",
            "111122223333,444455556666,777788889999",
            "ACCOUNT_CREDENTIALS",
            "account-id",
            "DESCRIBE_RATE",
            "1000",
            "BACKLOG_DELAY_SECONDS",
            "0"));
    environment.putAll(changes);
    return Settings.from(environment);
  }

  static CatalogTable table(Settings settings) {
    return table(DYNAMO, settings);
  }

  private static CatalogTable table(DynamoDbClient dynamo, Settings settings) {
    return new CatalogTable(dynamo, settings.tableNames(), Masking.on());
  }

  private String queue(String name) {
    return sqs.createQueue(
            r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")))
        .queueUrl();
  }

  /// Hands these bodies to the function as one batch of the live queue.
  public SQSBatchResponse deliver(List<String> bodies) {
    return handler.handleRequest(SqsBatch.of(SqsBatch.LIVE, bodies), context());
  }

  public SQSBatchResponse deliver(String body) {
    return deliver(List.of(body));
  }

  /// Delivers the messages of the backlog queue, batch by batch, until the queue is empty, and
  /// returns the number of batches.
  ///
  /// @param mostBatches the limit for a backlog that never empties
  int drainBacklog(int mostBatches) {
    int batches = 0;
    while (batches < mostBatches) {
      List<Message> waiting = receive(settings.backlogQueueUrl());
      if (waiting.isEmpty()) {
        return batches;
      }
      handler.handleRequest(
          SqsBatch.of(
              "arn:aws:sqs:us-east-1:111122223333:" + settings.backlogQueueName(),
              waiting.stream().map(Message::body).toList()),
          context());
      batches++;
    }
    return batches;
  }

  private static LocalContext context() {
    return LocalContext.of("ingest", Duration.ofSeconds(60));
  }

  private List<Message> receive(String queueUrl) {
    List<Message> messages =
        sqs.receiveMessage(
                r -> r.queueUrl(queueUrl).maxNumberOfMessages(10).messageAttributeNames("All"))
            .messages();
    messages.forEach(
        m -> sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(m.receiptHandle())));
    return messages;
  }

  /// Takes all messages out of the backlog queue and returns their bodies.
  List<String> takeBacklog() {
    return receive(settings.backlogQueueUrl()).stream().map(Message::body).toList();
  }

  /// Takes all messages out of the dead-letter queue and returns their reasons.
  List<String> takeDeadLetterReasons() {
    return receive(settings.deadLetterQueueUrl()).stream()
        .map(letter -> letter.messageAttributes().get(Reason.ATTRIBUTE).stringValue())
        .toList();
  }

  /// Takes all messages out of the dead-letter queue and returns their bodies.
  List<String> takeDeadLetters() {
    return receive(settings.deadLetterQueueUrl()).stream().map(Message::body).toList();
  }

  /// The rows as DynamoDB holds them, by key.
  public List<Map<String, AttributeValue>> rows() {
    return dynamo
        .scanPaginator(r -> r.tableName(settings.tableName()).consistentRead(true))
        .items()
        .stream()
        .sorted(Comparator.comparing(item -> item.get("_key").s()))
        .toList();
  }

  /// Everything that the function has written.
  String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  /// The text of this column of the first row; null when it is absent.
  String column(String id) {
    AttributeValue value = rows().getFirst().get(id);
    return value == null ? null : value.s();
  }

  /// Returns the simulated SageMaker to its default behaviour.
  static void healSageMaker() {
    SAGE_MAKER.clearFaults();
    SAGE_MAKER.sayNotFoundAs(NotFound.VALIDATION);
    SAGE_MAKER.pageTagsBy(100);
  }

  /// Empties the table of jobs, which is faster than making another.
  void forgetRows() {
    for (Map<String, AttributeValue> row : rows()) {
      Map<String, AttributeValue> key = new HashMap<>(row);
      key.keySet().retainAll(Set.of("arn", "creation_time"));
      dynamo.deleteItem(r -> r.tableName(settings.tableName()).key(key));
    }
  }

  /// Puts rows as they were read before.
  void restore(List<Map<String, AttributeValue>> rows) {
    rows.forEach(row -> dynamo.putItem(r -> r.tableName(settings.tableName()).item(row)));
  }

  /// What the function logged as the outcomes of its messages, in order.
  public List<String> outcomes() {
    return log()
        .lines()
        .filter(line -> line.startsWith("{\"level\""))
        .map(line -> line.replaceAll(".*\"outcome\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
