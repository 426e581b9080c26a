package dev.trainspotter.ingest;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Halts its process, without any shutdown, right after the response to one request.
final class HaltingHttpClient implements SdkHttpClient {
  static final int EXIT_CODE = 137;

  private final SdkHttpClient http;
  private final RequestKind kind;
  private final int last;
  private final AtomicInteger requests = new AtomicInteger();

  /// @param last the number of the last request of this kind; they are sent one after the other
  HaltingHttpClient(SdkHttpClient http, RequestKind kind, int last) {
    this.http = http;
    this.kind = kind;
    this.last = last;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return kind.matches(request) ? new Halting(prepared) : prepared;
  }

  private final class Halting implements ExecutableHttpRequest {
    private final ExecutableHttpRequest request;

    Halting(ExecutableHttpRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      synchronized (requests) {
        HttpExecuteResponse response = request.call();
        if (requests.incrementAndGet() == last) {
          Runtime.getRuntime().halt(EXIT_CODE);
        }
        return response;
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
