package dev.trainspotter.edge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Returns a fixed response for each AWS operation and opens no connection.
///
/// @param responses response bodies (JSON) by operation, such as `PutItem`; other operations get an
///     empty object
public record CannedHttpClient(Map<String, String> responses) implements SdkHttpClient {
  public CannedHttpClient {
    responses = Map.copyOf(responses);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    String operation = target.substring(target.lastIndexOf('.') + 1);
    return new Canned(responses.getOrDefault(operation, "{}"));
  }

  @Override
  public void close() {}

  private record Canned(String text) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(200)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .putHeader("Content-Length", String.valueOf(body.length))
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {}
  }
}
