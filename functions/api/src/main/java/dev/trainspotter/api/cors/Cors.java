package dev.trainspotter.api.cors;

import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.api.result.SqlResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What browsers learn about requests that pages of other origins send (CORS).
///
/// The functions send these headers. A deployed API Gateway sends the same ones itself, made
/// of the same lists, in place of those of the functions: so they are also on responses that never
/// reach the function, such as 401 and 403.
///
/// @param origins the origins whose pages may read responses, such as `https://jobs.example.com`
public record Cors(Set<String> origins) {
  /// The methods of all routes.
  public static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");

  /// The headers that a page may send.
  public static final List<String> REQUEST_HEADERS =
      List.of(
          "accept",
          "authorization",
          "content-type",
          "if-none-match",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token");

  /// The headers that a page may read.
  public static final List<String> RESPONSE_HEADERS =
      List.of(
          "etag",
          "link",
          "retry-after",
          Page.Header.ROWS_EXAMINED,
          Page.Header.COMPLETE,
          Page.Header.INCOMPLETE_ROWS,
          SqlResult.Header.READ_UNITS,
          SqlResult.Header.MILLISECONDS,
          Response.MISSING_COLUMNS);

  /// How long a browser may remember the answer to a preflight request.
  public static final Duration MAX_AGE = Duration.ofHours(1);

  /// Keeps its own copy.
  public Cors {
    origins = Set.copyOf(origins);
  }

  /// The response with the headers for the page that has sent the request; unchanged when its
  /// origin is not allowed, or no page has sent it.
  public Response apply(Request request, Response response) {
    if (origins.isEmpty()) {
      return response;
    }
    Response varied =
        response.with("vary", response.headers().getOrDefault("vary", "") + ", origin");
    String origin = request.headers().getOrDefault("origin", "");
    if (!origins.contains(origin)) {
      return varied;
    }
    Response allowed = varied.with("access-control-allow-origin", origin);
    return request.method().equals("OPTIONS")
        ? allowed
            .with("access-control-allow-methods", String.join(", ", METHODS))
            .with("access-control-allow-headers", String.join(", ", REQUEST_HEADERS))
            .with("access-control-max-age", Long.toString(MAX_AGE.toSeconds()))
        : allowed.with("access-control-expose-headers", String.join(", ", RESPONSE_HEADERS));
  }
}
