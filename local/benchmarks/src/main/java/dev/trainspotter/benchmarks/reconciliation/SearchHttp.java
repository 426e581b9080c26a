package dev.trainspotter.benchmarks.reconciliation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Responds to requests to Search in this process, and counts them.
///
/// @param responses makes the body of a response from the body of a request
/// @param calls how many requests there were
record SearchHttp(UnaryOperator<String> responses, AtomicInteger calls) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return respond(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse respond(HttpExecuteRequest request) throws IOException {
    calls.incrementAndGet();
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      String response = responses.apply(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(200).build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(response.getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }

  @Override
  public String clientName() {
    return "generated";
  }

  @Override
  public void close() {}
}
