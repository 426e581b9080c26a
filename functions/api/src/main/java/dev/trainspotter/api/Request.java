package dev.trainspotter.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request of a caller, as API Gateway's HTTP API passes it on.
///
/// @param method in upper case
/// @param path the segments between slashes; API Gateway has decoded them, so nothing here may
/// @param parameters the values by name, in the order of the query string, repeated ones kept
/// @param headers by their names in lower case
public record Request(
    String method,
    List<String> path,
    Map<String, List<String>> parameters,
    Map<String, String> headers,
    RequestBody body) {
  /// In bytes. API Gateway accepts 10,240 bytes of request line and headers together.
  public static final int LONGEST_QUERY = 8 * 1024;

  private static final String GZIP = "gzip";
  private static final char NUL = 0;

  /// The replacement character for malformed bytes, where the caller has written it.
  private static final Pattern NO_CHARACTER = Pattern.compile("(?i)%EF%BF%BD|\uFFFD");

  /// Keeps its own copies.
  public Request {
    path = List.copyOf(path);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    headers = Map.copyOf(headers);
  }

  /// The request in this event; null when there is none, as in a call that only warms the function
  /// up.
  ///
  /// @throws BadRequestException when the query string is not percent-encoded
  public static @Nullable Request from(@Nullable APIGatewayV2HTTPEvent event) {
    Request request = withoutParameters(event);
    return request == null || event == null
        ? null
        : new Request(
            request.method,
            request.path,
            parameters(Objects.requireNonNullElse(event.getRawQueryString(), "")),
            request.headers,
            request.body);
  }

  /// The request in this event without its query string, so that it can always be read; null when
  /// there is none.
  public static @Nullable Request withoutParameters(@Nullable APIGatewayV2HTTPEvent event) {
    if (event == null
        || event.getRequestContext() == null
        || event.getRequestContext().getHttp() == null) {
      return null;
    }
    return new Request(
        Objects.requireNonNullElse(event.getRequestContext().getHttp().getMethod(), "")
            .toUpperCase(Locale.ROOT),
        segments(Objects.requireNonNullElse(event.getRawPath(), "")),
        Map.of(),
        lowerCase(Objects.requireNonNullElse(event.getHeaders(), Map.of())),
        event.getBody() == null
            ? RequestBody.EMPTY
            : new RequestBody(event.getBody(), event.getIsBase64Encoded()));
  }

  /// The value of a parameter that may be given once; null when it is absent.
  ///
  /// @throws BadRequestException when it is given more than once
  public @Nullable String parameter(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw BadRequestException.of(
          name,
          values.getLast(),
          "%s must be given once, was given %d times".formatted(name, values.size()));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /// Whether the caller accepts a response that is compressed with gzip.
  public boolean acceptsGzip() {
    Preferences codings = Preferences.parse(headers.getOrDefault("accept-encoding", ""));
    return codings.wanted().contains(GZIP)
        || codings.wanted().contains("x-" + GZIP)
        || (codings.wanted().contains("*") && !codings.refused().contains(GZIP));
  }

  private static List<String> segments(String rawPath) {
    String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
    return List.of(path.split("/", -1));
  }

  private static Map<String, List<String>> parameters(String rawQueryString) {
    if (rawQueryString.length() > LONGEST_QUERY) {
      throw BadRequestException.of(
          null,
          null,
          "the query string must have at most %d bytes, had %d: use fewer or shorter parameters"
              .formatted(LONGEST_QUERY, rawQueryString.length()));
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : rawQueryString.split("&", -1)) {
      if (!pair.isEmpty()) {
        int end = pair.indexOf('=');
        String name = decode(null, end < 0 ? pair : pair.substring(0, end));
        if (end < 0) {
          throw BadRequestException.of(
              Problem.shortened(name),
              null,
              "%1$s must have a value: write %1$s=...".formatted(Problem.shortened(name)));
        }
        String value = decode(Problem.shortened(name), pair.substring(end + 1));
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static String decode(@Nullable String parameter, String text) {
    try {
      String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      // Malformed UTF-8 is decoded to the replacement character, which the caller has not written.
      boolean isUtf8 =
          NO_CHARACTER.matcher(decoded).results().count()
              == NO_CHARACTER.matcher(text).results().count();
      if (isUtf8 && decoded.indexOf(NUL) < 0) {
        return decoded;
      }
    } catch (IllegalArgumentException _) {
      // Reported below.
    }
    throw BadRequestException.of(
        parameter,
        text,
        "the query string must be percent-encoded UTF-8 without NUL (%00), had "
            + Problem.shortened(text));
  }

  private static Map<String, String> lowerCase(Map<String, String> sent) {
    Map<String, String> headers = new LinkedHashMap<>();
    sent.forEach(
        (name, value) -> {
          if (value != null) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
          }
        });
    return headers;
  }
}
