package dev.trainspotter.cli.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An API Gateway with IAM authorization before a list of one row.
///
/// It rejects requests without a valid signature, and keeps each request and what was wrong with
/// it.
public final class SignedServer implements AutoCloseable {
  private static final String ROW =
      "{\"training_jobs\":[{\"region\":\"eu-west-1\"}],\"rows_examined\":1,\"complete\":true}";

  private final HttpServer server;
  private final SignatureVerifier verifier;
  private final List<String> errors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  public SignedServer(SignatureVerifier verifier) {
    this.verifier = verifier;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// What was wrong with each request so far; empty texts when nothing was.
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /// The addresses as they arrived.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      String error = verifier.error(exchange);
      errors.add(error);
      byte[] body =
          (error.isEmpty() ? ROW : "{\"message\":\"Forbidden\"}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(error.isEmpty() ? 200 : 403, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
