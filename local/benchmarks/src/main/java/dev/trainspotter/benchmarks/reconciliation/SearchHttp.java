package dev.trainspotter.benchmarks.reconciliation;

import dev.trainspotter.catalog.AccountRegion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Responds to requests to Search in this process, and counts them.
///
/// @param responses makes a response from a request
/// @param calls how many requests there were
public record SearchHttp(Function<Request, Response> responses, AtomicInteger calls)
    implements SdkHttpClient {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([0-9]{12})/[0-9]{8}/([a-z0-9-]+)/");

  /// A request to Search.
  ///
  /// @param accountRegion whose credentials signed it, and for which Region
  public record Request(AccountRegion accountRegion, String body) {}

  /// A response of Search.
  public record Response(int status, String body) {}

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
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      Response response = responses.apply(new Request(caller(request), text));
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(response.status()).build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }

  private static AccountRegion caller(HttpExecuteRequest request) {
    String signature =
        request.httpRequest().firstMatchingHeader("Authorization").orElse("unsigned");
    Matcher credential = CREDENTIAL.matcher(signature);
    if (!credential.find()) {
      throw new IllegalStateException("no request of an account: " + signature);
    }
    return new AccountRegion(credential.group(1), credential.group(2));
  }

  @Override
  public String clientName() {
    return "generated";
  }

  @Override
  public void close() {}
}
