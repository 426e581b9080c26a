package dev.trainspotter.cli.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.cli.http.LoopbackServer;
import dev.trainspotter.cli.http.SignatureVerifier;
import dev.trainspotter.edge.Threads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/// An API that keeps each request and gives every one the same response.
final class FixedApi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Threads.open();
  private final SignatureVerifier verifier;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Reply reply = new Reply(200, Map.of("Content-Type", "application/json"), "{}");
  private volatile boolean isStalling;

  /// A request as it arrived.
  record Call(String method, String target, Map<String, List<String>> headers, String body) {}

  /// A response.
  record Reply(int status, Map<String, String> headers, String body) {}

  private FixedApi(SignatureVerifier verifier) {
    this.verifier = verifier;
    server = LoopbackServer.start(threads, this::answer);
  }

  /// An API without authorization.
  static FixedApi open() {
    return new FixedApi(null);
  }

  /// An API that rejects requests without a valid signature, as API Gateway does.
  static FixedApi signed(SignatureVerifier verifier) {
    return new FixedApi(verifier);
  }

  /// Gives this response from now on.
  void replies(int status, Map<String, String> headers, String body) {
    reply = new Reply(status, headers, body);
  }

  /// Gives no response from now on.
  void stalls() {
    isStalling = true;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// The requests so far.
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /// What was wrong with the signature of each request; empty texts when nothing was.
  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(body, StandardCharsets.UTF_8)));
      if (isStalling) {
        end.await();
      } else {
        write(exchange, verified(exchange, body));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply verified(HttpExchange exchange, byte[] body) {
    if (verifier == null) {
      return reply;
    }
    exchange.setStreams(new ByteArrayInputStream(body), null);
    String error = verifier.error(exchange);
    errors.add(error);
    return error.isEmpty() ? reply : new Reply(403, Map.of(), "{\"message\":\"Forbidden\"}");
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
