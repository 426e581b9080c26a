package dev.trainspotter.cli.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.edge.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.zip.GZIPOutputStream;

/// The list API with fixed pages, over HTTP, compressed for clients that accept gzip.
///
/// Cursors are in the envelope, or in the header `Link`.
public final class JobsServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Threads.open();
  private final List<String> pages;
  private final boolean isLinked;
  private final List<URI> requests = new ArrayList<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);

  /// A response that replaces a page once.
  ///
  /// @param atPage the page that it replaces
  private record Failure(int atPage, Exchange answer) {}

  private interface Exchange {
    void write(HttpExchange exchange) throws IOException;
  }

  private JobsServer(List<String> pages, boolean isLinked) {
    this.pages = pages;
    this.isLinked = isLinked;
    server = LoopbackServer.start(threads, this::answer);
  }

  /// Pages of rows, each row as JSON, in the list's envelope.
  @SafeVarargs
  public static JobsServer ofRows(List<String>... pages) {
    List<String> envelopes = new ArrayList<>();
    for (int i = 0; i < pages.length; i++) {
      String next = i + 1 < pages.length ? "\"next_cursor\":\"%s\",".formatted(cursor(i + 1)) : "";
      envelopes.add(
          "{\"training_jobs\":[%s],%s\"rows_examined\":%d,\"complete\":true}"
              .formatted(String.join(",", pages[i]), next, 1000));
    }
    return new JobsServer(envelopes, false);
  }

  /// Pages in a format that has no envelope.
  public static JobsServer ofDocuments(String... pages) {
    return new JobsServer(List.of(pages), true);
  }

  /// The cursor of this page; it has characters that a URL must encode.
  public static String cursor(int page) {
    return "a+/= b" + page;
  }

  /// Returns this status and body instead of this page, once.
  public JobsServer failing(int atPage, int status, String body) {
    return failing(atPage, exchange -> write(exchange, status, body));
  }

  /// Closes the connection in the middle of this page, once.
  public JobsServer breakingOff(int atPage) {
    return failing(atPage, JobsServer::writeABeginning);
  }

  /// Stops sending in the middle of this page, once.
  public JobsServer stalling(int atPage) {
    return failing(
        atPage,
        exchange -> {
          writeABeginning(exchange);
          awaitTheEnd();
        });
  }

  /// Declares this page as gzip without sending any, once.
  public JobsServer sendingEmptyGzip(int atPage) {
    return failing(
        atPage,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, -1);
        });
  }

  private JobsServer failing(int atPage, Exchange answer) {
    failures.add(new Failure(atPage, answer));
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The requests so far, as they arrived.
  public List<URI> requests() {
    return List.copyOf(requests);
  }

  /// The queries so far, decoded and without the cursors.
  public List<String> queries() {
    return requests.stream()
        .map(URI::getQuery)
        .map(query -> query.replaceFirst("cursor=[^&]*&?", ""))
        .toList();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI());
      int page = page(exchange.getRequestURI());
      if (!failures.isEmpty() && failures.peek().atPage == page) {
        failures.pop().answer.write(exchange);
        return;
      }
      if (isLinked && page + 1 < pages.size()) {
        exchange
            .getResponseHeaders()
            .set(
                "Link",
                "</v1/columns>; rel=\"describedby\", </v1/training-jobs?cursor=%s&limit=2>; rel=\"next\""
                    .formatted(
                        URLEncoder.encode(cursor(page + 1), StandardCharsets.UTF_8)
                            .replace("+", "%20")));
      }
      String body = pages.get(page);
      boolean isNdjson = body.startsWith("{") || body.isBlank();
      String documents = isNdjson ? "application/x-ndjson" : "text/csv; charset=utf-8";
      exchange.getResponseHeaders().set("Content-Type", isLinked ? documents : "application/json");
      write(exchange, 200, body);
    }
  }

  private int page(URI request) {
    String decoded = request.getQuery() == null ? "" : request.getQuery();
    for (int i = 1; i < pages.size(); i++) {
      if (("&" + decoded + "&").contains("&cursor=" + cursor(i) + "&")) {
        return i;
      }
    }
    return 0;
  }

  private static void writeABeginning(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write("{\"training_jobs\":[".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private void awaitTheEnd() {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"))) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      bytes = packed(bytes);
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var body = new GZIPOutputStream(packed)) {
      body.write(bytes);
    }
    return packed.toByteArray();
  }

  /// One page's rows.
  public static List<String> rows(String... rows) {
    return List.of(rows);
  }

  /// A problem as the API writes it.
  public static String problem(int status, String detail, String parameter) {
    String blamed =
        parameter == null ? "" : ",\"parameter\":\"%s\",\"value\":\"x\"".formatted(parameter);
    return "{\"type\":\"about:blank\",\"title\":\"Bad\",\"status\":%d,\"detail\":\"%s\"%s}"
        .formatted(status, detail, blamed);
  }
}
