package dev.trainspotter.catalog.writer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// A connection that breaks after a request was carried out and before its answer arrives.
public final class LosingHttpClient implements SdkHttpClient {
  private final SdkHttpClient real;
  private final String operation;
  private final AtomicInteger losses;

  /// @param operation whose answers are lost
  /// @param losses how many of them
  public LosingHttpClient(SdkHttpClient real, String operation, int losses) {
    this.real = real;
    this.operation = operation;
    this.losses = new AtomicInteger(losses);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    boolean isChosen =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .filter(target -> target.endsWith("." + operation))
            .isPresent();
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = prepared.call();
        if (isChosen && losses.getAndDecrement() > 0) {
          throw new IOException("the answer was lost");
        }
        return answer;
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    real.close();
  }
}
