package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.LineStream;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.console.ConsoleFiles;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.EventSource;
import dev.trainspotter.emulators.lambda.HttpApiServer;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.query.QueryHandler;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A deployment on this machine without SageMaker: tables, queues, the API and its functions.
///
/// The clients of tables and queues have the address, Region and credentials of the emulators,
/// whatever the user's environment says.
public final class LocalPlatform implements AutoCloseable {
  private final LocalProgress progress;
  private final Outcomes outcomes;
  private final OpenResources resources = new OpenResources();
  private final CompletableFuture<QueryHandler> query = new CompletableFuture<>();
  private final CompletableFuture<LocalSql> sql = new CompletableFuture<>();
  private final HttpApiServer api;
  private final SdkHttpClient http;
  private final DynamoDbClient dynamo;
  private final LocalQueues queues;
  private final URI tables;
  private final boolean isNew;

  private LocalPlatform(Port port, @Nullable Path data, LocalProgress progress) {
    this.progress = progress;
    this.outcomes = new Outcomes(progress);
    try {
      // First, so that a port in use is reported at once. Requests wait for the function.
      this.api = resources.add(listen(port));
      // The tables and the queues are created as soon as their emulator runs, and clients
      // meanwhile.
      CompletableFuture<DynamoDbLocal> startingTables =
          resources.addLater(
              () -> data == null ? DynamoDbLocal.start() : DynamoDbLocal.start(data));
      CompletableFuture<Boolean> creatingTables =
          startingTables.thenApply(emulator -> LocalTables.create(emulator.client()));
      CompletableFuture<ElasticMq> startingQueues = resources.addLater(ElasticMq::start);
      CompletableFuture<LocalQueues> creatingQueues =
          startingQueues.thenApply(emulator -> LocalQueues.create(emulator.client()));
      this.http = resources.add(Clients.directHttp());
      DynamoDbLocal dynamoDb = startingTables.join();
      progress.done("DynamoDB Local on " + dynamoDb.endpoint());
      this.tables = dynamoDb.endpoint();
      this.dynamo = resources.add(dynamoDb.client(http));
      progress.done("ElasticMQ on " + startingQueues.join().endpoint());
      this.queues = creatingQueues.join();
      this.isNew = creatingTables.join();
      progress.done(isNew ? "tables and queues" : "queues; the tables are there already");
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /// Starts the emulators and the API, whose requests wait until its functions are there.
  ///
  /// @param data where the tables are kept; null for memory
  /// @throws IllegalStateException when the port is in use
  public static LocalPlatform start(Port port, @Nullable Path data, LocalProgress progress) {
    return new LocalPlatform(port, data, progress);
  }

  /// The address of the API.
  public URI endpoint() {
    return api.endpoint();
  }

  /// The address of the console.
  public URI console() {
    return api.endpoint().resolve(ConsoleFiles.ROOT);
  }

  /// A client of the tables.
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /// A client of the queues.
  public SqsClient sqs() {
    return queues.sqs();
  }

  /// Sends requests to addresses of this machine.
  public SdkHttpClient http() {
    return http;
  }

  /// The queues that ingest reads and writes.
  public LocalQueues queues() {
    return queues;
  }

  /// The outcomes of the messages so far.
  public Outcomes outcomes() {
    return outcomes;
  }

  /// Whether this start created the tables.
  public boolean isNew() {
    return isNew;
  }

  /// The settings of the functions: tables, queues, and these.
  public Settings settings(Map<Setting, String> others) {
    Map<String, String> environment = new HashMap<>();
    environment.put(Setting.TABLE_NAME.name(), LocalTables.CATALOG);
    environment.put(Setting.STATE_TABLE_NAME.name(), LocalTables.STATE);
    environment.put(Setting.BACKLOG_QUEUE_URL.name(), queues.backlog());
    environment.put(Setting.DEAD_LETTER_QUEUE_URL.name(), queues.deadLetters());
    others.forEach((setting, value) -> environment.put(setting.name(), value));
    return Settings.from(environment);
  }

  /// Lets the API answer, with the functions for rows and for SQL.
  public void answer(Settings settings) {
    query.complete(new QueryHandler(settings, dynamo, LineStream.to(this::printFailure)));
    sql.complete(resources.add(new LocalSql(tables, this::printFailure)));
    progress.done("functions; the API answers on " + api.endpoint());
  }

  /// Lets ingest read a queue.
  ///
  /// @param pollers how many batches it takes at the same time
  public EventSource poll(String queueUrl, Settings settings, Ingest ingest, int pollers) {
    EventSource.Mapping mapping =
        EventSource.Mapping.of(queueUrl, "IngestFunction")
            .withTimeout(IngestHandler.TIMEOUT)
            .withPollers(pollers);
    IngestHandler handler = new IngestHandler(settings, ingest);
    return resources.add(EventSource.open(queues.sqs(), mapping, handler).start());
  }

  @Override
  public void close() {
    resources.close();
  }

  private HttpApiServer listen(Port port) {
    try {
      return HttpApiServer.start(port.number(), integrations());
    } catch (UncheckedIOException e) {
      throw new IllegalStateException(e.getMessage() + "; choose another with --port", e);
    }
  }

  /// The function of each route, by the route's key, and the console.
  private Map<String, HttpApiServer.Integration> integrations() {
    Map<String, HttpApiServer.Integration> integrations = new HashMap<>();
    for (RouteFunction function : RouteFunction.values()) {
      HttpApiServer.Integration integration =
          switch (function) {
            case QUERY ->
                new HttpApiServer.Integration(
                    "QueryFunction",
                    (event, context) -> query.join().handleRequest(event, context));
            case SQL ->
                new HttpApiServer.Integration(
                    "SqlFunction", (event, context) -> sql.join().handleRequest(event, context));
          };
      Route.keys(function).forEach(key -> integrations.put(key, integration));
    }
    integrations.putAll(new LocalConsole().integrations());
    return integrations;
  }

  private void printFailure(String line) {
    if (Json.read(line).path("level").asText().equals("ERROR")) {
      progress.print("a request failed: " + FailureLine.of(Json.read(line).path("error").asText()));
    }
  }
}
