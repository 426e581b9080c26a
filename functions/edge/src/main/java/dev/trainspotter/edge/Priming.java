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

/// What a function does before Lambda takes its snapshot, so that the first call after a restore
/// finds every class loaded.
///
/// It leaves nothing behind that a snapshot must not hold: the clients are the priming's own, and
/// their connections and credentials go with them.
public final class Priming {
  private Priming() {}

  /// Runs the function's own path once, and makes one TLS round trip.
  ///
  /// @param path the real code over a [CannedHttpClient]
  /// @param endpoint answers to anybody
  public static void run(Runnable path, URI endpoint) {
    path.run();
    try (SdkHttpClient http = Clients.http()) {
      shakeHands(http, endpoint);
    } catch (IOException _) {
      // A first call that takes longer is better than a version that cannot be published.
    }
  }

  /// Takes log lines and metrics of what never happened.
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
              // Aborted, not read: whatever it says, the hands are shaken.
              body.abort();
            });
  }
}
