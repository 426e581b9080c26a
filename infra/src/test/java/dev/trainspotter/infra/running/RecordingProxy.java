package dev.trainspotter.infra.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.infra.Synthesis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTTP proxy between a function and an emulator that records every call.
///
/// Calls are recorded with the access key that signed them: the function's own, or that of a
// session.
final class RecordingProxy implements AutoCloseable {
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^,]+)");
  private static final Set<String> CONNECTION =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final HttpServer server;
  private final ExecutorService threads = Threads.open();
  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI emulator;
  private final UnaryOperator<String> signer;
  private final Collection<AwsCall> calls;
  private final AtomicBoolean isDenying = new AtomicBoolean();

  private RecordingProxy(
      HttpServer server, URI emulator, UnaryOperator<String> signer, Collection<AwsCall> calls) {
    this.server = server;
    this.emulator = emulator;
    this.signer = signer;
    this.calls = calls;
  }

  /// @param signer turns the header with the signature into the one that the emulator receives
  static RecordingProxy before(
      URI emulator, UnaryOperator<String> signer, Collection<AwsCall> calls) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordingProxy proxy = new RecordingProxy(server, emulator, signer, calls);
    server.createContext("/", proxy::pass);
    server.setExecutor(proxy.threads);
    server.start();
    return proxy;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Denies access to the next request, once, as DynamoDB does.
  void denyNext() {
    isDenying.set(true);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      record(exchange, body);
      if (isDenying.getAndSet(false)) {
        DeniedAccess.send(exchange);
      } else {
        answer(exchange, client.send(request(exchange, body), BodyHandlers.ofByteArray()));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!CONNECTION.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] content = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  private void record(HttpExchange exchange, byte[] body) throws IOException {
    Matcher credential = CREDENTIAL.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!credential.find()) {
      throw new IOException("a call without a signature");
    }
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    calls.addAll(
        target == null
            ? List.of(AwsCall.ofForm(credential.group(1), new String(body, StandardCharsets.UTF_8)))
            : AwsCall.of(target, credential.group(1), Synthesis.JSON.readTree(body)));
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, received(name, value)));
              }
            });
    return request.build();
  }

  private String received(String header, String value) {
    return header.equalsIgnoreCase("Authorization") ? signer.apply(value) : value;
  }
}
