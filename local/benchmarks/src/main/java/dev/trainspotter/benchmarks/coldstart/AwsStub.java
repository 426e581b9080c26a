package dev.trainspotter.benchmarks.coldstart;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// SageMaker and DynamoDB with responses that take no time: fixed ones for SageMaker and for
/// writes, and those of a DynamoDB Local for reads, which are recorded at the first request and
/// repeated.
final class AwsStub implements AutoCloseable {
  private static final String TARGET = "X-Amz-Target";
  private static final Set<String> READS = Set.of("GetItem", "Query", "BatchGetItem");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

  private record Answer(int status, String body) {}

  private final Map<String, String> fixed;
  private final URI dynamoDbLocal;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Answer> recorded = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Queue<KeptItem> kept = new ConcurrentLinkedQueue<>();
  private final URI endpoint;
  private final LoopbackServer server;

  /// @param fixed responses of SageMaker by operation
  /// @param dynamoDbLocal whose responses to reads are recorded
  /// @param tls null to serve without TLS
  AwsStub(Map<String, String> fixed, URI dynamoDbLocal, @Nullable SSLContext tls) {
    this.fixed = Map.copyOf(fixed);
    this.dynamoDbLocal = dynamoDbLocal;
    this.server =
        tls == null
            ? LoopbackServer.start(0, this::handle)
            : LoopbackServer.startTls(tls, this::handle);
    this.endpoint =
        URI.create("%s://127.0.0.1:%d".formatted(tls == null ? "http" : "https", server.port()));
  }

  /// The endpoint of every service.
  URI endpoint() {
    return endpoint;
  }

  /// How often each operation was called since the last time this was asked. What was put
  /// meanwhile is forgotten.
  Map<String, Integer> takeCalls() {
    Map<String, Integer> taken = new TreeMap<>(calls);
    calls.clear();
    kept.clear();
    return taken;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = String.valueOf(exchange.getRequestHeaders().getFirst(TARGET));
      String operation = target.substring(target.lastIndexOf('.') + 1);
      calls.merge(operation, 1, Integer::sum);
      Answer answer = answer(operation, exchange.getRequestHeaders(), body);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      byte[] response = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), response.length);
      exchange.getResponseBody().write(response);
    }
  }

  private Answer answer(String operation, Headers headers, String body) throws IOException {
    String response = fixed.get(operation);
    if (response != null) {
      return new Answer(200, response);
    }
    if (WRITES.contains(operation)) {
      if (operation.equals("PutItem")) {
        kept.add(KeptItem.of(body));
      }
      return new Answer(200, "{}");
    }
    if (!READS.contains(operation)) {
      return new Answer(400, "{\"__type\":\"UnknownOperationException\"}");
    }
    for (KeptItem each : kept) {
      if (each.isReadBy(body)) {
        return new Answer(200, each.response());
      }
    }
    String request = operation + body;
    Answer known = recorded.get(request);
    if (known != null) {
      return known;
    }
    Answer forwarded = forward(headers, body);
    recorded.put(request, forwarded);
    return forwarded;
  }

  private Answer forward(Headers headers, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(dynamoDbLocal).POST(HttpRequest.BodyPublishers.ofString(body));
    for (String name : Set.of(TARGET, "Content-Type", "Authorization", "X-Amz-Date")) {
      request.header(name, String.valueOf(headers.getFirst(name)));
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while DynamoDB Local was called", e);
    }
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
