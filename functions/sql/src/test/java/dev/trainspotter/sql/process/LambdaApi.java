package dev.trainspotter.sql.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// Takes the response that a process sends to Lambda.
///
/// @param path of its request
/// @param body of its request
public record LambdaApi(
    HttpServer server, CompletableFuture<String> path, CompletableFuture<String> body)
    implements AutoCloseable {
  /// Starts on a free port.
  public static LambdaApi start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LambdaApi api = new LambdaApi(server, new CompletableFuture<>(), new CompletableFuture<>());
    server.createContext(
        "/",
        exchange -> {
          api.body.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          api.path.complete(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    return api;
  }

  /// Host and port.
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
