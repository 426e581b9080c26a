package dev.trainspotter.api;

import dev.trainspotter.catalog.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a request failed, in the form of RFC 9457: `application/problem+json`.
///
/// Its type is always `about:blank`, so the title is the status in words; the detail says the rest.
///
/// @param detail what to do instead
/// @param parameter the parameter at fault; null when there is none
/// @param value the value of that parameter; null when there is none
public record Problem(
    int status, String detail, @Nullable String parameter, @Nullable String value) {
  private static final int LONGEST_VALUE = 100;

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          422, "Unprocessable Content",
          500, "Internal Server Error",
          502, "Bad Gateway",
          503, "Service Unavailable",
          504, "Gateway Timeout");

  /// @throws IllegalArgumentException when no problem has this status
  public Problem {
    if (!TITLES.containsKey(status)) {
      throw new IllegalArgumentException("no problem has the status " + status);
    }
    value = value == null ? null : shortened(value);
  }

  /// A problem without a parameter at fault.
  public static Problem of(int status, String detail) {
    return new Problem(status, detail, null, null);
  }

  /// The status in words.
  public String title() {
    return String.valueOf(TITLES.get(status));
  }

  /// The problem as one JSON object.
  public String toJson() {
    return new JsonObject()
        .with("type", "about:blank")
        .with("title", title())
        .with("status", status)
        .with("detail", detail)
        .with("parameter", parameter)
        .with("value", value)
        .toString();
  }

  /// A caller's text for a response or a log line: only its beginning when it is long.
  public static String shortened(String text) {
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_VALUE - end) + "…";
  }
}
