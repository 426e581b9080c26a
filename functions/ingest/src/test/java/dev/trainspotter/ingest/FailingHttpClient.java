package dev.trainspotter.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Fails every request to DynamoDB in one way, for as long as the test says.
final class FailingHttpClient implements SdkHttpClient {
  /// How DynamoDB fails.
  enum Failure {
    THROTTLED(400, "ProvisionedThroughputExceededException"),
    BROKEN(500, "InternalServerError"),
    SILENT(0, "");

    private final int status;
    private final String type;

    Failure(int status, String type) {
      this.status = status;
      this.type = type;
    }

    private HttpExecuteResponse response() throws IOException {
      if (this == SILENT) {
        throw new SocketTimeoutException("no response");
      }
      byte[] body =
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\"}"
              .formatted(type)
              .getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(status)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }
  }

  private final SdkHttpClient http;
  private volatile @Nullable Failure failure;

  FailingHttpClient(SdkHttpClient http) {
    this.http = http;
  }

  /// From now on every request fails so; null ends it.
  void fail(@Nullable Failure next) {
    failure = next;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    Failure now = failure;
    return now == null ? prepared : new Failing(now);
  }

  private record Failing(Failure failure) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      return failure.response();
    }

    @Override
    public void abort() {}
  }

  @Override
  public void close() {
    http.close();
  }
}
