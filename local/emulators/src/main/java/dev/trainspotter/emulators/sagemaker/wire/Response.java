package dev.trainspotter.emulators.sagemaker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;

/// One HTTP response, and the delay before it is sent.
///
/// @param status the HTTP status; 0 closes the connection without a response
/// @param contentType the content type
/// @param errorType the error code; empty for a success
/// @param body the body
/// @param delay how long to wait before it is sent
public record Response(
    int status, String contentType, String errorType, RawBody body, Duration delay) {
  private static final String AWS_JSON = "application/x-amz-json-1.1";

  public static Response of(int status, String contentType, RawBody body) {
    return new Response(status, contentType, "", body, Duration.ZERO);
  }

  public static Response of(RawBody body) {
    return of(200, AWS_JSON, body);
  }

  public static Response of(JsonNode body) {
    return of(RawBody.of(Json.text(body)));
  }

  public static Response none() {
    return of(0, "", RawBody.of(""));
  }

  public static Response of(RejectedException e) {
    JsonNode body = Json.object().put("__type", e.type()).put("message", e.message());
    return new Response(e.status(), AWS_JSON, e.type(), RawBody.of(Json.text(body)), Duration.ZERO);
  }

  public Response truncated() {
    byte[] whole = body.bytes();
    return of(status, contentType, RawBody.of(Arrays.copyOf(whole, whole.length / 2)));
  }

  public Response after(Duration wait) {
    return new Response(status, contentType, errorType, body, wait);
  }
}
