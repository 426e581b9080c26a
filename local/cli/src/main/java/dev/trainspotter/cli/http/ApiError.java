package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A response with an error status, described in one line that says what to do.
///
/// @param route the request's method and path, as a policy names them
/// @param body the response's JSON object; empty when the body is anything else
/// @param authorization of the request; null in local mode
public record ApiError(
    ApiUrl url, int status, String route, JsonNode body, @Nullable Authorization authorization) {
  static ApiError read(
      ApiUrl url, HttpResponse<byte[]> response, @Nullable Authorization authorization) {
    HttpRequest request = response.request();
    String route = request.method() + " " + request.uri().getRawPath();
    return new ApiError(url, response.statusCode(), route, object(response.body()), authorization);
  }

  /// Whether the same request may succeed later.
  boolean isTransient() {
    return status == 429 || status >= 500;
  }

  /// Whether the caller must log in again, or give another token.
  public boolean isLoginNeeded() {
    return status == 401 || (status == 403 && isExpired());
  }

  /// Invalid usage when the API names the wrong parameter, else a failure. A problem with
  /// what was sent keeps its lines, because they show the place in a statement.
  RefusedException exception() {
    RefusedException failure =
        body.has("parameter") && status < 500
            ? RefusedException.wrongUsage(line())
            : RefusedException.failed(line());
    boolean isOfStatement = route.startsWith("POST ") && body.has("detail") && !isTransient();
    return isOfStatement ? failure.verbatim(line()) : failure;
  }

  /// The error as one line for the user.
  public String line() {
    @Nullable String detail = text("detail");
    if (detail != null && !isTransient()) {
      return detail;
    }
    String response = "%s answered %d".formatted(url, status);
    return response
        + switch (status) {
          case 401 -> ": " + unauthorized();
          case 403 -> authorization instanceof RequestSignature ? ": " + forbidden() : detail();
          case 404 -> detail() + ": is it the stack's output ApiUrl?";
          default -> detail();
        };
  }

  private String unauthorized() {
    return authorization instanceof BearerToken
        ? "the token is refused%s: it may have expired; get a new one".formatted(detail())
        : "it expects a bearer token (auth=jwt): give one in TRAINSPOTTER_TOKEN, or with --token";
  }

  private String forbidden() {
    if (isExpired()) {
      return "your AWS credentials have expired: log in again" + detail();
    }
    return "your AWS credentials lack execute-api:Invoke on %s%s; the policy of the stack's"
            .formatted(route, detail())
        + " output AllRowsPolicy allows it, that of AccountRowsPolicy only with --account_id";
  }

  private boolean isExpired() {
    return authorization instanceof RequestSignature && detail().contains("expired");
  }

  /// The response's own description in parentheses; empty when it has none.
  private String detail() {
    @Nullable String problem = text("detail");
    @Nullable String message = problem == null ? text("message") : problem;
    return message == null ? "" : " (%s)".formatted(message);
  }

  private @Nullable String text(String member) {
    return body.path(member).isTextual() ? body.path(member).asText() : null;
  }

  private static JsonNode object(byte[] body) {
    try {
      return Json.read(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalStateException _) {
      // The page of a proxy or of another program.
      return Json.read("{}");
    }
  }
}
