package dev.trainspotter.benchmarks.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Sends each request to DynamoDB once. A later request with the same operation and body gets the
/// recorded response: status, headers and bytes.
public final class RecordingHttpClient implements SdkHttpClient {
  private final SdkHttpClient http;
  private final Map<Key, Response> recorded = new ConcurrentHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();

  /// Sends with this client.
  public RecordingHttpClient(SdkHttpClient http) {
    this.http = http;
  }

  /// How many requests were sent to DynamoDB because their response was not recorded.
  public int sent() {
    return sent.get();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Key key = Key.of(request);
    Response response = recorded.get(key);
    return response == null
        ? new Recording(http.prepareRequest(request), key)
        : new Replay(response);
  }

  @Override
  public void close() {
    http.close();
  }

  private record Key(String operation, SdkBytes body) {
    static Key of(HttpExecuteRequest request) {
      String operation = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
      byte[] body =
          request
              .contentStreamProvider()
              .map(provider -> bytes(provider.newStream()))
              .orElse(new byte[0]);
      return new Key(operation, SdkBytes.fromByteArrayUnsafe(body));
    }
  }

  private record Response(SdkHttpResponse head, SdkBytes body) {
    HttpExecuteResponse open() {
      return HttpExecuteResponse.builder()
          .response(head)
          .responseBody(AbortableInputStream.create(body.asInputStream()))
          .build();
    }
  }

  private record Replay(Response response) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      return response.open();
    }

    @Override
    public void abort() {}
  }

  /// Sends a request and records the response if it is a success.
  private final class Recording implements ExecutableHttpRequest {
    private final ExecutableHttpRequest request;
    private final Key key;

    Recording(ExecutableHttpRequest request, Key key) {
      this.request = request;
      this.key = key;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      sent.incrementAndGet();
      HttpExecuteResponse received = request.call();
      byte[] body = received.responseBody().map(RecordingHttpClient::bytes).orElse(new byte[0]);
      Response response = new Response(received.httpResponse(), SdkBytes.fromByteArrayUnsafe(body));
      if (response.head().isSuccessful()) {
        recorded.put(key, response);
      }
      return response.open();
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  private static byte[] bytes(InputStream stream) {
    return SdkBytes.fromInputStream(stream).asByteArrayUnsafe();
  }
}
