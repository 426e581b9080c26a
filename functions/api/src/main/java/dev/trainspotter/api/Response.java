package dev.trainspotter.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.ResponseBody.Binary;
import dev.trainspotter.api.ResponseBody.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A response of the API.
///
/// Unless [#with(Caching)] changes it, no cache may keep it. Browsers must not guess its type.
///
/// @param headers by name, in the order in which they are sent
public record Response(int status, Map<String, String> headers, ResponseBody body) {
  /// The longest body that Lambda carries, as [#carriedBytes] counts it. Lambda's limit is 6 MB;
  /// some room is left for status and headers.
  public static final int LARGEST_BODY = 6 * 1024 * 1024 - 16 * 1024;

  /// The header that names the columns that may be missing from a job, because parts of its row are
  /// lost; absent when its row is complete.
  public static final String MISSING_COLUMNS = "trainspotter-missing-columns";

  /// Shorter bodies are sent without gzip: in bytes, about one network packet.
  private static final int WORTH_ZIPPING = 1_000;

  private static final String CONTENT_TYPE = "content-type";
  private static final String CACHE_CONTROL = "cache-control";
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
    return of(200, contentType, new Text(body));
  }

  /// 200 with bytes of this type. They are sent as they are: such files are compressed already.
  ///
  /// @throws IllegalArgumentException when Lambda cannot carry so many
  public static Response ok(String contentType, byte[] body) {
    Binary binary = Binary.of(body);
    if (binary.base64().length() > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "a body of %d bytes is larger than Lambda carries".formatted(body.length));
    }
    return of(200, contentType, binary);
  }

  /// 304: the caller's copy is up to date. It varies by the same request headers.
  public Response notModified() {
    Response empty = new Response(304, COMMON, ResponseBody.EMPTY);
    return empty.with(VARY, headers.getOrDefault(VARY, ""));
  }

  /// The problem as JSON, with its status.
  public static Response of(Problem problem) {
    return of(problem.status(), "application/problem+json", new Text(problem.toJson()));
  }

  /// 204 without a body.
  public static Response empty() {
    return new Response(204, COMMON, ResponseBody.EMPTY);
  }

  /// The response to a request for its headers alone.
  public Response withoutBody() {
    return new Response(status, headers, ResponseBody.EMPTY);
  }

  /// The same response with one more header, or with another value of it.
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /// The same response with this caching.
  public Response with(Caching caching) {
    return with(CACHE_CONTROL, caching.header());
  }

  /// The response as the class of Lambda's event library.
  ///
  /// @param acceptsGzip whether the caller accepts gzip; a text is compressed where that is shorter
  public APIGatewayV2HTTPResponse toEvent(boolean acceptsGzip) {
    return switch (body) {
      case Binary(String base64) -> event(headers, base64, true);
      case Text(String text) -> {
        if (acceptsGzip && text.length() >= WORTH_ZIPPING) {
          String zipped = zipped(text);
          if (zipped.length() < carriedBytes(text)) {
            yield event(with("content-encoding", "gzip").headers, zipped, true);
          }
        }
        yield event(headers, text, false);
      }
    };
  }

  private APIGatewayV2HTTPResponse event(
      Map<String, String> sentHeaders, String sentBody, boolean isBase64) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(sentHeaders)
        .withBody(sentBody)
        .withIsBase64Encoded(isBase64)
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

  /// The text compressed, in base64.
  private static String zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Binary.of(bytes.toByteArray()).base64();
  }

  private static Response of(int status, String contentType, ResponseBody body) {
    return new Response(status, COMMON, body).with(CONTENT_TYPE, contentType);
  }

  private static Map<String, String> common() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CACHE_CONTROL, Caching.NONE.header());
    headers.put("x-content-type-options", "nosniff");
    headers.put(VARY, "accept-encoding");
    return headers;
  }
}
