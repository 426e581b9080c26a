package dev.trainspotter.catalog.writer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// A connection to DynamoDB that remembers the operations of all requests, and responds to chosen
/// operations with an error in place of sending them.
final class RefusingHttpClient implements SdkHttpClient {
  private final SdkHttpClient real;
  private final Map<String, String> errors = new HashMap<>();
  private final List<String> operations = Collections.synchronizedList(new ArrayList<>());

  RefusingHttpClient(SdkHttpClient real) {
    this.real = real;
  }

  /// From now on every request for this operation gets this error.
  ///
  /// @param error the members of the response
  void refuse(String operation, String error) {
    errors.put(operation, error);
  }

  /// The operations since the last call of this method, in order.
  List<String> takeOperations() {
    List<String> taken = List.copyOf(operations);
    operations.clear();
    return taken;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
    String operation = target.substring(target.indexOf('.') + 1);
    operations.add(operation);
    String error = errors.get(operation);
    return error == null ? real.prepareRequest(request) : new Refusal(error);
  }

  @Override
  public void close() {
    real.close();
  }

  private record Refusal(String error) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      byte[] body = error.getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(400).build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {
      // Nothing was sent.
    }
  }
}
