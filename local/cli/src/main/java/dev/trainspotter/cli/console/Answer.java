package dev.trainspotter.cli.console;

import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.api.Problem;
import dev.trainspotter.console.ConsoleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A response to the browser.
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, Map<String, String> headers, byte[] body) {
  /// A browser runs nothing that such a response contains, and shows it to no other page.
  private static final Map<String, String> INERT =
      Map.of(
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "cross-origin-resource-policy", "same-origin",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff");

  private static final byte[] NOTHING = {};

  /// Data of the API, with these headers and those that make it inert.
  static Answer data(int status, Map<String, String> headers, byte[] body) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(INERT);
    return new Answer(status, all, body);
  }

  /// Why there is no other response.
  ///
  /// @param detail what to do, in one line
  static Answer problem(int status, String detail) {
    return data(
        status,
        Map.of("content-type", "application/problem+json", "cache-control", "no-store"),
        Problem.of(status, detail).toJson().getBytes(StandardCharsets.UTF_8));
  }

  /// Leads the browser to this path.
  static Answer redirect(String path) {
    return data(303, Map.of("location", path, "cache-control", "no-store"), NOTHING);
  }

  /// A file of the console.
  ///
  /// @param isKnown whether the browser has its content already
  static Answer file(ConsoleFile file, boolean isKnown) {
    return isKnown
        ? new Answer(304, file.headers(), NOTHING)
        : new Answer(200, file.headers(), file.bytes());
  }

  /// The same response with one more header.
  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /// Sends it. The response to HEAD has no body.
  void write(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean isBodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, isBodiless ? -1 : body.length);
    if (!isBodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}
