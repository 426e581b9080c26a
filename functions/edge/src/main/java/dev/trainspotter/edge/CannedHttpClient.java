package dev.trainspotter.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Returns a fixed response for each AWS operation and opens no connection. Those of DynamoDB have
/// a checksum, as DynamoDB sends it.
///
/// @param responses response bodies by operation, such as `PutItem`; other operations get an empty
///     JSON object
public record CannedHttpClient(Map<String, String> responses) implements SdkHttpClient {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

  public CannedHttpClient {
    responses = Map.copyOf(responses);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target =
        request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseGet(() -> action(request));
    String operation = target.substring(target.lastIndexOf('.') + 1);
    boolean isSummed = target.startsWith("DynamoDB");
    return new Canned(responses.getOrDefault(operation, "{}"), isSummed);
  }

  /// The operation of a request of the query protocol, which names it in its body.
  private static String action(HttpExecuteRequest request) {
    return request
        .contentStreamProvider()
        .map(body -> ACTION.matcher(text(body)))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse("");
  }

  private static String text(ContentStreamProvider body) {
    try (InputStream stream = body.newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}

  private record Canned(String text, boolean isSummed) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      SdkHttpResponse.Builder response =
          SdkHttpResponse.builder()
              .statusCode(200)
              .putHeader("Content-Type", "application/x-amz-json-1.0")
              .putHeader("Content-Length", String.valueOf(body.length));
      if (isSummed) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        response.putHeader("x-amz-crc32", String.valueOf(checksum.getValue()));
      }
      return HttpExecuteResponse.builder()
          .response(response.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {}
  }
}
