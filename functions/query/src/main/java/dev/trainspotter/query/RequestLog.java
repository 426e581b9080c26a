package dev.trainspotter.query;

import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Route;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.query.rows.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes one log line and one line of metrics for each request: what it was and what it cost,
/// never what a record says.
final class RequestLog {
  private static final String NO_ROUTE = "none";

  private final JsonLog lines;
  private final InstantSource clock;

  RequestLog(JsonLog lines, InstantSource clock) {
    this.lines = lines;
    this.clock = clock;
  }

  /// The lines of a request that begins now.
  Entry begin() {
    return new Entry();
  }

  /// The lines of one request.
  final class Entry {
    private final long began = System.nanoTime();
    private String method = "";
    private String path = "";
    private String route = NO_ROUTE;

    /// What was asked for.
    void asked(Request request) {
      method = Problem.shortened(request.method());
      path = Problem.shortened("/" + String.join("/", request.path()));
    }

    /// Which route it is.
    void routed(Route found) {
      route = found.id();
    }

    /// It failed in a way that is not the caller's fault.
    void failed(RuntimeException cause) {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      Map<String, String> details = new LinkedHashMap<>();
      details.put("route", route);
      details.put("path", path);
      details.put("error", trace.toString());
      lines.log("ERROR", "a request failed", details);
    }

    /// It was answered.
    void answered(Answer answer, double readUnits) {
      long milliseconds = Duration.ofNanos(System.nanoTime() - began).toMillis();
      Map<String, String> details = new LinkedHashMap<>();
      details.put("route", route);
      details.put("method", method);
      details.put("path", path);
      details.put("status", Integer.toString(answer.http().status()));
      details.put("rows_examined", Integer.toString(answer.rowsExamined()));
      details.put("read_units", Double.toString(readUnits));
      details.put("milliseconds", Long.toString(milliseconds));
      lines.log("INFO", "answered", details);
      lines.metrics(
          clock.instant(),
          Map.of("Route", route),
          List.of(
              RequestMetric.ROWS_EXAMINED.of(answer.rowsExamined()),
              RequestMetric.READ_UNITS.of((long) Math.ceil(readUnits)),
              RequestMetric.LATENCY.of(milliseconds)));
    }
  }
}
