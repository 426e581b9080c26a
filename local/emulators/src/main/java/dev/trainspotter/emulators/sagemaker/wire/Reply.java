package dev.trainspotter.emulators.sagemaker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;

/// What goes back over the wire, and when.
///
/// @param status the HTTP status; 0 closes the connection without an answer
/// @param contentType the content type
/// @param errorType the error code, empty for an answer
/// @param body the body
/// @param delay how long to wait before it is sent
public record Reply(
    int status, String contentType, String errorType, Verbatim body, Duration delay) {
  private static final String AWS_JSON = "application/x-amz-json-1.1";

  public static Reply of(int status, String contentType, Verbatim body) {
    return new Reply(status, contentType, "", body, Duration.ZERO);
  }

  public static Reply of(Verbatim body) {
    return of(200, AWS_JSON, body);
  }

  public static Reply of(JsonNode body) {
    return of(Verbatim.of(Json.text(body)));
  }

  public static Reply none() {
    return of(0, "", Verbatim.of(""));
  }

  public static Reply of(Rejection rejection) {
    JsonNode body =
        Json.object().put("__type", rejection.type()).put("message", rejection.message());
    return new Reply(
        rejection.status(),
        AWS_JSON,
        rejection.type(),
        Verbatim.of(Json.text(body)),
        Duration.ZERO);
  }

  public Reply truncated() {
    byte[] whole = body.bytes();
    return of(status, contentType, Verbatim.of(Arrays.copyOf(whole, whole.length / 2)));
  }

  public Reply after(Duration wait) {
    return new Reply(status, contentType, errorType, body, wait);
  }
}
