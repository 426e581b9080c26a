package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An answer that is no page of jobs, in one line that says what to do instead.
///
/// @param body what it says; empty unless it is a JSON object
/// @param isSigned whether API Gateway had a signature to judge
public record ApiError(ApiUrl url, int status, String path, JsonNode body, boolean isSigned) {
  static ApiError read(ApiUrl url, HttpResponse<byte[]> answer, boolean isSigned) {
    String path = answer.request().uri().getRawPath();
    return new ApiError(url, answer.statusCode(), path, object(answer.body()), isSigned);
  }

  /// Whether the same request may be answered later.
  boolean isTransient() {
    return status == 429 || status >= 500;
  }

  /// A parameter to blame is wrong usage, everything else a failure.
  RefusedException exception() {
    return body.has("parameter") && status < 500
        ? RefusedException.wrongUsage(line())
        : RefusedException.failed(line());
  }

  public String line() {
    @Nullable String detail = text("detail");
    if (detail != null && !isTransient()) {
      return detail;
    }
    String answered = "%s answered %d".formatted(url, status);
    return answered
        + switch (status) {
          case 401 ->
              ": it wants a bearer token (auth=jwt), this program signs requests (auth=iam)";
          case 403 -> isSigned ? ": " + forbidden() : said();
          case 404 -> said() + ": is it Trainspotter's, the stack's output ApiUrl?";
          default -> said();
        };
  }

  private String forbidden() {
    return "your AWS credentials lack execute-api:Invoke on GET %s%s; the policy of the stack's"
            .formatted(path, said())
        + " output AllRowsPolicy allows it, that of AccountRowsPolicy only with --account_id";
  }

  /// What it says in brackets; nothing when it says nothing.
  private String said() {
    @Nullable String detail = text("detail");
    @Nullable String message = detail == null ? text("message") : detail;
    return message == null ? "" : " (%s)".formatted(message);
  }

  private @Nullable String text(String member) {
    return body.path(member).isTextual() ? body.path(member).asText() : null;
  }

  private static JsonNode object(byte[] body) {
    try {
      return Json.read(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalStateException _) {
      // A proxy's page, or another program's.
      return Json.read("{}");
    }
  }
}
