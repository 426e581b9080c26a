package dev.trainspotter.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Halts its process, without any shutdown, right after the response to one request.
final class HaltingHttpClient implements SdkHttpClient {
  static final int EXIT_CODE = 137;

  private final SdkHttpClient http;
  private final String operation;
  private final String content;
  private final int last;
  private final AtomicInteger requests = new AtomicInteger();

  /// @param operation the end of the request's header `X-Amz-Target`
  /// @param content what the request's body contains
  /// @param last the number of the last such request; they are sent one after the other
  HaltingHttpClient(SdkHttpClient http, String operation, String content, int last) {
    this.http = http;
    this.operation = operation;
    this.content = content;
    this.last = last;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return isMeant(request) ? new Halting(prepared) : prepared;
  }

  private boolean isMeant(HttpExecuteRequest request) {
    boolean isOperation =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .filter(target -> target.endsWith("." + operation))
            .isPresent();
    return isOperation && body(request).contains(content);
  }

  private static String body(HttpExecuteRequest request) {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
