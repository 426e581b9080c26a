package dev.trainspotter.emulators.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's runtime API: gives invocations to a runtime and receives their responses.
///
/// See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String RESTORE = "/2018-06-01/runtime/restore/next";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Invocation(String id, String event, Instant deadline) {}

  private final String functionArn;
  private final LoopbackServer server;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<String>> responses = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  RuntimeApi(String functionArn) {
    this.functionArn = functionArn;
    this.server =
        LoopbackServer.start(
            0,
            Map.of(
                INVOCATION, this::invocation, INIT_ERROR, this::initError, RESTORE, this::restore));
  }

  /// Host and port, as `AWS_LAMBDA_RUNTIME_API` has them.
  String address() {
    return "127.0.0.1:" + server.port();
  }

  /// Completes when the runtime requests its first invocation; fails if the runtime cannot start.
  CompletableFuture<Void> ready() {
    return ready;
  }

  CompletableFuture<String> invoke(String event, Duration timeout) {
    Invocation invocation =
        new Invocation(UUID.randomUUID().toString(), event, Instant.now().plus(timeout));
    CompletableFuture<String> response = new CompletableFuture<>();
    responses.put(invocation.id(), response);
    waiting.add(invocation);
    return response;
  }

  /// Fails everything that still waits, because the runtime has ended.
  void fail(FunctionFailedException e) {
    ready.completeExceptionally(e);
    responses.values().forEach(response -> response.completeExceptionally(e));
  }

  @Override
  public void close() {
    server.close();
  }

  private void invocation(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path =
          exchange.getRequestURI().getPath().substring(INVOCATION.length()).split("/", -1);
      if (path[0].equals("next")) {
        next(exchange);
      } else {
        response(exchange, path[0], path[1].equals("error"));
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(null);
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(invocation.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    send(exchange, 200, invocation.event());
  }

  private void response(HttpExchange exchange, String id, boolean isError) throws IOException {
    String body = text(exchange);
    CompletableFuture<String> response = responses.remove(id);
    send(exchange, 202, "{\"status\":\"OK\"}");
    if (response == null) {
      return;
    }
    if (isError) {
      response.completeExceptionally(failure(body));
    } else {
      response.complete(body);
    }
  }

  /// A snapshot would be taken here. The same process goes on, as if restored at once.
  private void restore(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, 200, "");
    }
  }

  private void initError(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = text(exchange);
      send(exchange, 202, "{\"status\":\"OK\"}");
      ready.completeExceptionally(failure(body));
    }
  }

  private static FunctionFailedException failure(String body) {
    try {
      JsonNode error = JSON.readTree(body);
      return new FunctionFailedException(
          error.path("errorType").asText("Unknown"), error.path("errorMessage").asText(""));
    } catch (JsonProcessingException _) {
      return new FunctionFailedException("Unknown", body);
    }
  }

  private static String text(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
