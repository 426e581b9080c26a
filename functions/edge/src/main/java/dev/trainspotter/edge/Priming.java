package dev.trainspotter.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Runs a function's code before Lambda takes its snapshot, so that every class is loaded when the
/// first request after a restore arrives.
///
/// Priming uses clients of its own and closes them, so the snapshot holds none of its connections
/// or credentials.
public final class Priming {
  private Priming() {}

  /// Runs the function's code once and makes one TLS handshake.
  ///
  /// @param path the function's code, with a [CannedHttpClient] in place of AWS
  /// @param endpoint a public endpoint that needs no credentials
  public static void run(Runnable path, URI endpoint) {
    path.run();
    try (SdkHttpClient http = Clients.http()) {
      shakeHands(http, endpoint);
    } catch (IOException _) {
      // A slower first request is better than a version that cannot be published.
    }
  }

  /// A stream that discards the log lines and metrics of priming.
  public static PrintStream quiet() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static void shakeHands(SdkHttpClient http, URI endpoint) throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(endpoint).build();
    http.prepareRequest(HttpExecuteRequest.builder().request(request).build())
        .call()
        .responseBody()
        .ifPresent(
            body -> {
              // The handshake is done; the response itself does not matter.
              body.abort();
            });
  }
}
