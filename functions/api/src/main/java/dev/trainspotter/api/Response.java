package dev.trainspotter.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// What a caller is answered.
///
/// Every answer forbids caches to keep it and browsers to guess its type.
///
/// @param headers by name, in the order in which they are sent
public record Response(int status, Map<String, String> headers, String body) {
  /// What Lambda hands over at most, its own quoting of the body included; some room is left for
  /// status and headers.
  public static final int LARGEST_BODY = 6 * 1024 * 1024 - 16 * 1024;

  /// Shorter bodies are carried as they are: in bytes, about one network packet.
  private static final int WORTH_ZIPPING = 1_000;

  private static final String CONTENT_TYPE = "content-type";
  private static final String VARY = "vary";
  private static final Map<String, String> COMMON = common();

  /// Keeps its own copy of the headers.
  public Response {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// 200 with this JSON text.
  public static Response json(String body) {
    return ok("application/json", body);
  }

  /// 200 with a text of this type.
  public static Response ok(String contentType, String body) {
    return of(200, contentType, body);
  }

  /// 304: the caller has it already. It depends on the same of the caller's headers.
  public Response notModified() {
    Response nothing = new Response(304, COMMON, "");
    return nothing.with(VARY, headers.getOrDefault(VARY, ""));
  }

  /// What went wrong.
  public static Response of(Problem problem) {
    return of(problem.status(), "application/problem+json", problem.toJson());
  }

  /// 204: nothing to say.
  public static Response empty() {
    return new Response(204, COMMON, "");
  }

  /// The same with one more header.
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /// The answer as the class of Lambda's event library.
  ///
  /// @param mayZip whether the caller takes gzip; it gets it where that is shorter
  public APIGatewayV2HTTPResponse toEvent(boolean mayZip) {
    @Nullable String zipped = mayZip && body.length() >= WORTH_ZIPPING ? zipped() : null;
    boolean isZipped = zipped != null && zipped.length() < carriedBytes(body);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(isZipped ? with("content-encoding", "gzip").headers : headers)
        .withBody(isZipped ? zipped : body)
        .withIsBase64Encoded(isZipped)
        .build();
  }

  /// How many bytes Lambda counts for a body: it is sent as a string within JSON.
  public static long carriedBytes(CharSequence body) {
    long bytes = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '"' || c == '\\' || c == '\n') {
        bytes += 2;
      } else if (c < 0x20) {
        bytes += 6;
      } else if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /// Lambda carries bytes as base64 only.
  private String zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static Response of(int status, String contentType, String body) {
    return new Response(status, COMMON, body).with(CONTENT_TYPE, contentType);
  }

  private static Map<String, String> common() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("cache-control", "no-store");
    headers.put("x-content-type-options", "nosniff");
    headers.put(VARY, "accept-encoding");
    return headers;
  }
}
