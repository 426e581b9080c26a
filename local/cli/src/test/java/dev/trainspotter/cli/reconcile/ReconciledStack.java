package dev.trainspotter.cli.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.sagemaker.CallRate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A deployed stack as `reconcile` sees it: CloudFormation and Lambda over HTTP, and behind them
/// the real function with DynamoDB Local, ElasticMQ and the simulated SageMaker.
public final class ReconciledStack implements AutoCloseable {
  static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  static final String FUNCTION = "trainspotter-prod-Reconcile-1";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
  private static final SimulatedSageMaker SAGE_MAKER = SimulatedSageMaker.start();
  private static final DynamoDbClient DYNAMO = DynamoDbLocal.shared().client(HTTP);
  private static final SqsClient SQS = ElasticMq.shared().client();

  private final HttpServer server;
  private final ExecutorService threads = Threads.open();
  private final Settings settings;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<String> events = new ArrayList<>();
  private final Queue<CompletableFuture<Void>> runs = new ConcurrentLinkedQueue<>();
  private final AtomicReference<String> output = new AtomicReference<>(FUNCTION);

  ReconciledStack() throws IOException {
    this(Map.of());
  }

  /// A stack with these settings of its function.
  public ReconciledStack(Map<String, String> changes) throws IOException {
    String suffix = UUID.randomUUID().toString();
    DYNAMO.createTable(TableShape.CATALOG.createTableRequest("catalog-" + suffix));
    DYNAMO.createTable(TableShape.STATE.createTableRequest("state-" + suffix));
    Map<String, String> environment = new HashMap<>();
    environment.put("TABLE_NAME", "catalog-" + suffix);
    environment.put("STATE_TABLE_NAME", "state-" + suffix);
    environment.put("BACKLOG_QUEUE_URL", queue("backlog-" + suffix));
    environment.put("DEAD_LETTER_QUEUE_URL", queue("dead-" + suffix));
    environment.put("ACCOUNTS", HERE.accountId());
    environment.put("ACCOUNT_CREDENTIALS", "account-id");
    environment.putAll(changes);
    settings = Settings.from(environment);
    System.setProperty("aws.endpointUrlSageMaker", SAGE_MAKER.endpoint().toString());
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::describeStacks);
    server.createContext("/2015-03-31/functions/", this::invoke);
    server.start();
  }

  private static String queue(String name) {
    return SQS.createQueue(r -> r.queueName(name)).queueUrl();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The variables with which the program calls this stack.
  public Map<String, String> environment() {
    return Map.of(
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY", "secret",
        "AWS_ENDPOINT_URL_CLOUDFORMATION", endpoint().toString(),
        "AWS_ENDPOINT_URL_LAMBDA", endpoint().toString());
  }

  /// The events of the invocations so far, except those that ask for the progress.
  List<String> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /// Lets the next requests to Lambda fail with these statuses, one after the other; the status is
  /// followed by the body.
  void failing(String... statusesAndBodies) {
    failures.addAll(List.of(statusesAndBodies));
  }

  /// Leaves the output of the function out.
  public void deployWithoutReconciliation() {
    output.set("");
  }

  /// Gives SageMaker this many jobs, an hour apart.
  public void putJobs(int jobs) {
    for (int i = 0; i < jobs; i++) {
      long created = Instant.now().minus(Duration.ofHours(i + 1L)).getEpochSecond();
      SAGE_MAKER.put(
          """
          {"TrainingJobName": "job-%1$d", "TrainingJobStatus": "Completed",
           "SecondaryStatus": "Completed", "CreationTime": %2$d.0, "LastModifiedTime": %2$d.0,
           "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/job-%1$d"}
          """
              .formatted(i, created),
          Map.of());
    }
  }

  /// Notes a pass by hand that no run works at yet.
  void askForAPass(Instant from) {
    ReconciledRange range = ReconciledRange.untouched(HERE, RangeKind.BY_HAND);
    new ReconciledRanges(Items.client(DYNAMO), settings.stateTableName())
        .save(range.working(Pass.begun(from, Instant.now(), Instant.now()), null));
  }

  /// A run of the schedule, after all runs that were begun before.
  public void runOnSchedule() {
    runs.forEach(CompletableFuture::join);
    handle("{}");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void describeStacks(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!request.contains("StackName=trainspotter-prod")) {
      write(
          exchange,
          400,
          "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>"
              + "<Message>Stack with id nope does not exist</Message></Error></ErrorResponse>");
      return;
    }
    String member =
        output.get().isEmpty()
            ? ""
            : "<member><OutputKey>ReconcileFunctionName</OutputKey><OutputValue>%s</OutputValue>"
                    .formatted(output.get())
                + "</member>";
    write(
        exchange,
        200,
        """
        <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
        <DescribeStacksResult><Stacks><member><StackName>trainspotter-prod</StackName>
        <Outputs>%s</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>
        """
            .formatted(member));
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String failure = failures.poll();
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (failure != null) {
      write(exchange, Integer.parseInt(failure.substring(0, 3)), failure.substring(3));
    } else if (!header.contains("/us-east-1/lambda/aws4_request")) {
      write(exchange, 403, "{\"Message\":\"not signed for Lambda\"}");
    } else if (!exchange.getRequestURI().getPath().contains("/" + FUNCTION + "/")) {
      write(exchange, 404, "{\"Message\":\"Function not found\"}");
    } else if ("Event".equals(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))) {
      synchronized (events) {
        events.add(event);
      }
      runs.add(CompletableFuture.runAsync(() -> handle(event), threads));
      write(exchange, 202, "");
    } else {
      answer(exchange, event);
    }
  }

  private void answer(HttpExchange exchange, String event) throws IOException {
    try {
      write(exchange, 200, MAPPER.valueToTree(handle(event)).toString());
    } catch (IllegalArgumentException e) {
      exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      write(exchange, 200, "{\"errorMessage\":\"%s\"}".formatted(e.getMessage()));
    }
  }

  private Map<String, Object> handle(String event) {
    Map<String, Object> members = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : Json.read(event).properties()) {
      JsonNode value = member.getValue();
      members.put(member.getKey(), value.isBoolean() ? value.asBoolean() : value.asText());
    }
    return new ReconcileHandler(
            settings,
            HERE.region(),
            HTTP,
            DYNAMO,
            SQS,
            new CallRate(1000),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            InstantSource.system())
        .handleRequest(members, LocalContext.of("reconcile", Duration.ofMinutes(4)));
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
