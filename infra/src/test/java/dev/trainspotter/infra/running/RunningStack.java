package dev.trainspotter.infra.running;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.EventSource;
import dev.trainspotter.emulators.lambda.HttpApiServer;
import dev.trainspotter.emulators.lambda.LambdaProcess;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sts.SimulatedSts;
import dev.trainspotter.infra.Synthesis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Runs the stack of a synthesized template on the emulators; it reads only the template and its
/// assets.
final class RunningStack implements AutoCloseable {
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);

  private final Synthesis stack;
  private final Recording recording;
  private final Resolver resolver;
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SimulatedSts sts = SimulatedSts.start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Runnable> open =
      new ArrayList<>(List.of(sageMaker::close, sts::close, client::close));
  private final Map<String, LambdaProcess> functions = new LinkedHashMap<>();
  private final Map<String, EventSource> sources = new LinkedHashMap<>();
  private final Map<String, String> readers = new HashMap<>();
  private final Map<String, RecordingProxy> tables = new HashMap<>();
  private final EmulatedQueues queues;
  private final HttpApiServer api;

  /// @param members the accounts whose reader roles exist
  RunningStack(Synthesis stack, Recording recording, List<Member> members) throws IOException {
    this.stack = stack;
    this.recording = recording;
    this.resolver = new Resolver(stack.template());
    members.forEach(this::admit);
    EmulatedTables.create(stack);
    this.queues = EmulatedQueues.create(stack, resolver);
    startFunctions();
    stack
        .properties("AWS::Lambda::EventSourceMapping")
        .forEach(
            mapping ->
                sources.put(Resolver.target(mapping.path("EventSourceArn")), source(mapping)));
    this.api = serve();
  }

  SimulatedSageMaker sageMaker() {
    return sageMaker;
  }

  /// The logical id of each function's role, by the function's access key.
  Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    stack
        .resources("AWS::Lambda::Function")
        .forEach(
            (id, function) ->
                roles.put(accessKey(id), Resolver.target(function.at("/Properties/Role"))));
    return roles;
  }

  /// From now on the hub can assume the member's reader role as far as the role trusts it.
  void admit(Member member) {
    sts.put(
        member.readerArn(),
        call -> member.trusts(resolver.role(roles().get(call.caller())), call.externalId()));
  }

  /// From now on the member has no reader role; sessions with it go on.
  void revoke(Member member) {
    sts.revoke(member.readerArn());
  }

  /// Sends the message to a queue.
  void send(String queue, String message) {
    queues.send(queue, message);
  }

  /// Lets the function of the queue read all messages in it, except those that are delayed: hints
  /// for later looks at finished jobs wait for minutes.
  void drain(String queue) {
    Instant end = Instant.now().plus(DRAIN_LIMIT);
    while (poll(queue) > 0 || queues.isHolding(queue)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(queue + " still holds messages after " + DRAIN_LIMIT);
      }
    }
  }

  /// Whether the queue has a message that is not delayed.
  boolean isHolding(String queue) {
    return queues.isHolding(queue);
  }

  /// Lets the function of the queue read one batch, and refuses its first request to the tables.
  void failOnce(String queue) {
    tables.get(readers.get(queue)).denyNext();
    poll(queue);
  }

  private int poll(String queue) {
    return sources.get(queue).poll();
  }

  /// The queues that feed a function.
  List<String> sources() {
    return List.copyOf(sources.keySet());
  }

  /// Invokes a function with the event of a schedule.
  String invoke(String function, String event) {
    return functions.get(function).invoke(event);
  }

  String logs() {
    return functions.values().stream().map(LambdaProcess::logs).toList().toString();
  }

  /// Sends a GET request for which status 200 is expected.
  JsonNode get(String path) throws IOException, InterruptedException {
    return request("GET", path, 200);
  }

  /// Runs a query for which status 200 is expected.
  JsonNode sql(String statement) throws IOException, InterruptedException {
    String body = Synthesis.JSON.createObjectNode().put("sql", statement).toString();
    return request("POST", "/v1/sql", HttpRequest.BodyPublishers.ofString(body), 200);
  }

  /// Sends a request to the API and records it with the expected status.
  JsonNode request(String method, String path, int expected)
      throws IOException, InterruptedException {
    return request(method, path, HttpRequest.BodyPublishers.noBody(), expected);
  }

  private JsonNode request(String method, String path, HttpRequest.BodyPublisher body, int expected)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.endpoint().resolve(path)).method(method, body).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    recording.requests().add(new Recording.Request(method, path, answer.statusCode(), expected));
    return Synthesis.parse(answer.body());
  }

  @Override
  public void close() {
    for (Runnable part : open.reversed()) {
      part.run();
    }
  }

  private void startFunctions() throws IOException {
    for (Map.Entry<String, JsonNode> function :
        stack.resources("AWS::Lambda::Function").entrySet()) {
      String id = function.getKey();
      LambdaProcess process = start(id, function.getValue().path("Properties"), endpoints(id));
      functions.put(id, process);
      open.add(process::close);
    }
  }

  /// The simulated SageMaker knows the hub by its account, and sessions by themselves.
  private Map<String, String> endpoints(String function) throws IOException {
    Map<String, String> endpoints = new HashMap<>();
    tables.put(function, proxy(DynamoDbLocal.shared().endpoint()));
    endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", tables.get(function).endpoint().toString());
    endpoints.put(
        "AWS_ENDPOINT_URL_SQS", proxy(ElasticMq.shared().endpoint()).endpoint().toString());
    endpoints.put(
        "AWS_ENDPOINT_URL_SAGEMAKER",
        proxy(sageMaker.endpoint(), header -> header.replace(accessKey(function), Resolver.ACCOUNT))
            .endpoint()
            .toString());
    endpoints.put("AWS_ENDPOINT_URL_STS", proxy(sts.endpoint()).endpoint().toString());
    endpoints.put("BACKLOG_DELAY_SECONDS", "0");
    return endpoints;
  }

  private RecordingProxy proxy(URI emulator) throws IOException {
    return proxy(emulator, UnaryOperator.identity());
  }

  private RecordingProxy proxy(URI emulator, UnaryOperator<String> signer) throws IOException {
    RecordingProxy proxy = RecordingProxy.before(emulator, signer, recording.calls());
    open.add(proxy::close);
    return proxy;
  }

  /// Starts a function with the environment of the template and the endpoints of the emulators.
  private LambdaProcess start(String id, JsonNode function, Map<String, String> machine) {
    Map<String, String> environment = new TreeMap<>();
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(
            variable -> environment.put(variable.getKey(), resolver.text(variable.getValue())));
    environment.putAll(machine);
    environment.put("AWS_ACCESS_KEY_ID", accessKey(id));
    String asset = "asset." + function.at("/Code/S3Key").asText();
    return LambdaProcess.start(
        stack.folder().resolve(asset), function.path("Handler").asText(), environment);
  }

  private static String accessKey(String function) {
    return "of" + function;
  }

  private EventSource source(JsonNode mapping) {
    String queue = Resolver.target(mapping.path("EventSourceArn"));
    String name = resolver.text(mapping.path("FunctionName"));
    String id = name.substring(0, name.indexOf(':'));
    readers.put(queue, id);
    LambdaProcess function = functions.get(id);
    EventSource source =
        EventSource.open(
            ElasticMq.shared().client(),
            EventSource.Mapping.of(queues.urls().get(queue), name)
                .withBatchSize(mapping.path("BatchSize").asInt()),
            (event, _) ->
                read(function.invoke(json(event, SQSEvent.class)), SQSBatchResponse.class));
    open.add(source::close);
    return source;
  }

  private HttpApiServer serve() {
    HttpApiServer front =
        HttpApiServer.start(
            0,
            TemplateCheck.routes(stack.template())
                .collect(
                    Collectors.toMap(route -> route.path("RouteKey").asText(), this::integration)));
    open.add(front::close);
    return front;
  }

  /// The function that the template connects to this route.
  private HttpApiServer.Integration integration(JsonNode route) {
    JsonNode integration =
        stack
            .resources("AWS::ApiGatewayV2::Integration")
            .get(resolver.text(route.path("Target")).replace("integrations/", ""))
            .path("Properties");
    String name = resolver.text(integration.path("IntegrationUri")).split(":", -1)[6];
    LambdaProcess function = functions.get(name);
    return new HttpApiServer.Integration(
        name,
        (event, _) ->
            read(
                function.invoke(json(event, APIGatewayV2HTTPEvent.class)),
                APIGatewayV2HTTPResponse.class));
  }

  private static <T> String json(T event, Class<T> type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(type, type.getClassLoader()).toJson(event, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return Synthesis.JSON.readValue(json, type);
    } catch (IOException broken) {
      throw new IllegalStateException(json, broken);
    }
  }
}
