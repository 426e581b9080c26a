package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.LineStream;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.edge.AccountCredentials;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.EventSource;
import dev.trainspotter.emulators.lambda.HttpApiServer;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.query.QueryHandler;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A deployment on this machine: tables, queues, both functions and the API.
public final class LocalDeployment implements AutoCloseable {
  private final LocalProgress progress;
  private final Outcomes outcomes;
  private final OpenResources resources = new OpenResources();
  private final CompletableFuture<QueryHandler> query = new CompletableFuture<>();
  private final HttpApiServer api;
  private final SimulatedSageMaker sageMaker;
  private final LocalQueues queues;
  private final List<EventSource> sources;
  private final boolean isNew;

  private LocalDeployment(Port port, @Nullable Path data, LocalProgress progress) {
    this.progress = progress;
    this.outcomes = new Outcomes(progress);
    try {
      // First, so that a port in use is reported at once. Requests wait for the function.
      this.api = resources.add(listen(port));
      CompletableFuture<DynamoDbLocal> startingTables =
          resources.addLater(
              () -> data == null ? DynamoDbLocal.start() : DynamoDbLocal.start(data));
      CompletableFuture<ElasticMq> startingQueues = resources.addLater(ElasticMq::start);
      this.sageMaker = resources.add(SimulatedSageMaker.start());
      progress.done("simulated SageMaker on " + sageMaker.endpoint());
      DynamoDbLocal dynamoDb = startingTables.join();
      progress.done("DynamoDB Local on " + dynamoDb.endpoint());
      ElasticMq elasticMq = startingQueues.join();
      progress.done("ElasticMQ on " + elasticMq.endpoint());
      new LocalAws(dynamoDb.endpoint(), elasticMq.endpoint(), sageMaker.endpoint()).use();

      SdkHttpClient http = resources.add(Clients.directHttp());
      this.isNew = LocalTables.create(dynamoDb.client());
      this.queues = LocalQueues.create(elasticMq.client());
      progress.done(isNew ? "tables and queues" : "queues; the tables are there already");
      this.sources = functions(http, elasticMq.client());
      progress.done("functions; the API answers on " + api.endpoint());
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /// Starts a deployment.
  ///
  /// @param data where the tables are kept; null for memory
  /// @throws IllegalStateException when the port is in use
  public static LocalDeployment start(Port port, @Nullable Path data, LocalProgress progress) {
    return new LocalDeployment(port, data, progress);
  }

  /// The address of the API.
  public URI endpoint() {
    return api.endpoint();
  }

  /// The simulated SageMaker that ingest calls.
  public SimulatedSageMaker sageMaker() {
    return sageMaker;
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

  /// Whether no message waits in a queue or is being processed.
  public boolean isIdle() {
    return sources.stream().allMatch(EventSource::isIdle);
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

  /// The function of each route, by the route's key.
  private Map<String, HttpApiServer.Integration> integrations() {
    Map<String, HttpApiServer.Integration> integrations = new HashMap<>();
    for (RouteFunction function : RouteFunction.values()) {
      HttpApiServer.Integration integration =
          switch (function) {
            case QUERY ->
                new HttpApiServer.Integration(
                    "QueryFunction",
                    (event, context) -> query.join().handleRequest(event, context));
          };
      Route.keys(function).forEach(key -> integrations.put(key, integration));
    }
    return integrations;
  }

  private List<EventSource> functions(SdkHttpClient http, SqsClient sqs) {
    Settings settings = settings();
    DynamoDbClient dynamo = resources.add(Clients.dynamo(http));
    IngestHandler ingest =
        new IngestHandler(settings, Ingest.open(settings, http, dynamo, sqs, outcomes.lines()));
    query.complete(new QueryHandler(settings, dynamo, LineStream.to(this::printFailure)));
    return List.of(
        resources.add(EventSource.open(sqs, mapping(queues.live()), ingest).start()),
        resources.add(EventSource.open(sqs, mapping(queues.backlog()), ingest).start()));
  }

  private static EventSource.Mapping mapping(String queueUrl) {
    return EventSource.Mapping.of(queueUrl, "IngestFunction").withTimeout(IngestHandler.TIMEOUT);
  }

  private Settings settings() {
    return Settings.from(
        Map.of(
            Setting.TABLE_NAME.name(),
            LocalTables.CATALOG,
            Setting.STATE_TABLE_NAME.name(),
            LocalTables.STATE,
            Setting.BACKLOG_QUEUE_URL.name(),
            queues.backlog(),
            Setting.DEAD_LETTER_QUEUE_URL.name(),
            queues.deadLetters(),
            Setting.ACCOUNTS.name(),
            LocalAws.ACCOUNTS,
            Setting.ACCOUNT_CREDENTIALS.name(),
            AccountCredentials.ACCOUNT_ID.id(),
            // The simulated SageMaker does not throttle, so messages need not wait.
            Setting.BACKLOG_DELAY_SECONDS.name(),
            "0",
            Setting.DESCRIBE_RATE.name(),
            "100"));
  }

  private void printFailure(String line) {
    if (Json.read(line).path("level").asText().equals("ERROR")) {
      progress.print("a request failed: " + FailureLine.of(Json.read(line).path("error").asText()));
    }
  }
}
