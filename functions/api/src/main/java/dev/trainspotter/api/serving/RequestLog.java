package dev.trainspotter.api.serving;

import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Route;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.IncompleteRows;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.edge.JsonLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes one log line for each request: what was requested and what it cost, never the content of
/// a record.
public final class RequestLog {
  private static final String NO_ROUTE = "none";

  private final JsonLog log;

  /// Writes to this log.
  public RequestLog(JsonLog log) {
    this.log = log;
  }

  /// The line of a request that begins now.
  Entry begin() {
    return new Entry();
  }

  /// Collects what the log line says about one request, then writes it.
  final class Entry {
    private final long began = System.nanoTime();
    private String method = "";
    private String path = "";
    private String route = NO_ROUTE;

    /// The request was read.
    void received(Request request) {
      method = Problem.shortened(request.method());
      path = Problem.shortened("/" + String.join("/", request.path()));
    }

    /// The request's route was found.
    void routed(Route found) {
      route = found.id();
    }

    /// The request failed in a way that is not the caller's fault.
    void failed(RuntimeException cause) {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      Map<String, String> details = new LinkedHashMap<>();
      details.put("route", route);
      details.put("path", path);
      details.put("error", trace.toString());
      log.log("ERROR", "a request failed", details);
    }

    /// Some rows could not be read completely: writes one line for each.
    void incomplete(IncompleteRows rows) {
      rows.all()
          .forEach(
              (position, columns) -> {
                Map<String, String> details = new LinkedHashMap<>();
                details.put("route", route);
                details.put("training_job_arn", position.arn());
                details.put("creation_time", position.creationTime());
                details.put(
                    "columns", columns.stream().map(Column::id).collect(Collectors.joining(", ")));
                log.log("ERROR", "parts of a row are missing or damaged", details);
              });
    }

    /// The response is ready: writes the line.
    void answered(int status, ReadMeter meter) {
      long milliseconds = Duration.ofNanos(System.nanoTime() - began).toMillis();
      Map<String, String> details = new LinkedHashMap<>();
      details.put("route", route);
      details.put("method", method);
      details.put("path", path);
      details.put("status", Integer.toString(status));
      details.put("rows_examined", Long.toString(meter.rowsExamined()));
      details.put("read_units", Double.toString(meter.units()));
      details.put("milliseconds", Long.toString(milliseconds));
      log.log("INFO", "answered", details);
    }
  }
}
