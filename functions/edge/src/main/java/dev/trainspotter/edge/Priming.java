package dev.trainspotter.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
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
  /// How often the code runs. A snapshot holds what Java's compiler made of it, too.
  static final int ROUNDS = 100;

  /// How many requests the endpoint gets, over one connection.
  static final int REQUESTS = 20;

  private Priming() {}

  /// Runs the function's code many times, and sends requests over one TLS connection.
  ///
  /// @param path the function's code, with a [CannedHttpClient] in place of AWS
  /// @param endpoint a public endpoint that needs no credentials
  public static void run(Runnable path, URI endpoint) {
    for (int i = 0; i < ROUNDS; i++) {
      path.run();
    }
    try (SdkHttpClient http = Clients.http()) {
      for (int i = 0; i < REQUESTS; i++) {
        request(http, endpoint);
      }
    } catch (IOException _) {
      // A slower first request is better than a version that cannot be published.
    }
  }

  /// A stream that discards the log lines and metrics of priming.
  public static PrintStream quiet() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static void request(SdkHttpClient http, URI endpoint) throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint).build();
    HttpExecuteRequest whole =
        HttpExecuteRequest.builder()
            .request(request)
            .contentStreamProvider(ContentStreamProvider.fromUtf8String("{}"))
            .build();
    Optional<AbortableInputStream> body = http.prepareRequest(whole).call().responseBody();
    if (body.isPresent()) {
      // What the response says does not matter, but reading it loads the code for that.
      body.get().readAllBytes();
    }
  }
}
