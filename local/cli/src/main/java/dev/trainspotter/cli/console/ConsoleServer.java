package dev.trainspotter.cli.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.api.Route;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.console.ConsoleFile;
import dev.trainspotter.console.ConsoleFiles;
import dev.trainspotter.edge.Threads;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// The console and the API that it shows, on 127.0.0.1.
final class ConsoleServer implements AutoCloseable {
  private static final String FOLDER = ConsoleFiles.ROOT.replaceFirst("/$", "");

  static {
    // Without this, each response waits about 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Threads.open();
  private final ConsoleFiles files = new ConsoleFiles();
  private final Gate gate;
  private final Forwarding forwarding;

  private ConsoleServer(HttpServer server, ApiClient api) {
    this.server = server;
    this.gate = new Gate(server.getAddress().getPort(), AccessToken.random());
    this.forwarding = new Forwarding(api);
  }

  /// Serves the console for this API.
  ///
  /// @throws RefusedException when the port cannot be opened
  static ConsoleServer start(Port port, ApiClient api) {
    ConsoleServer console = new ConsoleServer(bind(port), api);
    console.server.setExecutor(console.threads);
    console.server.createContext("/", console::handle);
    console.server.start();
    return console;
  }

  /// The address to open in a browser. It contains the token.
  String address() {
    return gate.address();
  }

  /// Closes the connections; requests that are under way get no response.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).write(exchange);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Answer stopped = gate.stop(exchange.getRequestMethod(), path, exchange.getRequestHeaders());
    try {
      return stopped == null ? admitted(path, exchange) : stopped;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.problem(503, "the console is stopping");
    } catch (RuntimeException e) {
      return Answer.problem(500, FailureLine.of(e));
    }
  }

  private Answer admitted(String path, HttpExchange exchange)
      throws IOException, InterruptedException {
    if (path.startsWith(Route.ROOT + "/")) {
      return forwarding.answer(exchange);
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Answer.problem(405, "the method must be GET, was " + method)
          .with("allow", "GET, HEAD");
    }
    if (path.equals("/") || path.equals(FOLDER)) {
      return Answer.redirect(ConsoleFiles.ROOT);
    }
    return file(path, exchange);
  }

  private Answer file(String path, HttpExchange exchange) {
    @Nullable ConsoleFile file =
        path.startsWith(ConsoleFiles.ROOT)
            ? files.find(path.substring(ConsoleFiles.ROOT.length()))
            : null;
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    return file == null
        ? Answer.problem(
            404, "there is nothing at this path: the console is at " + ConsoleFiles.ROOT)
        : Answer.file(file, file.isKnownTo(Objects.requireNonNullElse(known, "")));
  }

  private static HttpServer bind(Port port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port.number()), 0);
    } catch (BindException _) {
      throw RefusedException.failed(
          "port %d is in use; choose another with --port".formatted(port.number()));
    } catch (IOException e) {
      throw RefusedException.failed(
          "port %d cannot be opened: %s".formatted(port.number(), FailureLine.of(e)));
    }
  }
}
