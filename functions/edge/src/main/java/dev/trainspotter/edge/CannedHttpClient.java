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

/// Answers each operation with a text of its own and calls nobody.
///
/// @param answers JSON by operation, such as `PutItem`; an empty object for all others
public record CannedHttpClient(Map<String, String> answers) implements SdkHttpClient {
  /// Copies the answers.
  public CannedHttpClient {
    answers = Map.copyOf(answers);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    String operation = target.substring(target.lastIndexOf('.') + 1);
    return new Canned(answers.getOrDefault(operation, "{}"));
  }

  @Override
  public void close() {}

  private record Canned(String answer) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
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
