package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sends requests to the API. Several threads may use it.
///
/// @param authorization of the requests to a deployed API; null for local mode
/// @param timeout the limit for a response, up to its last byte
/// @param proxy that `http` uses
public record ApiClient(
    ApiUrl url,
    @Nullable Authorization authorization,
    Duration timeout,
    EnvironmentProxy proxy,
    HttpClient http)
    implements AutoCloseable {
  /// Twice the limit of API Gateway.
  static final Duration TIMEOUT = Duration.ofMinutes(1);

  /// A client of this API. It signs requests to a deployed API.
  public static ApiClient of(ApiUrl url) {
    return of(url, Authorization.of(url, null), TIMEOUT);
  }

  /// A client with this authorization; null for requests that show no caller.
  public static ApiClient of(ApiUrl url, @Nullable Authorization authorization) {
    return of(url, authorization, TIMEOUT);
  }

  /// A client with this limit for a response.
  ///
  /// @param authorization null for requests that show no caller
  public static ApiClient of(ApiUrl url, @Nullable Authorization authorization, Duration timeout) {
    return of(url, authorization, timeout, EnvironmentProxy.ofProcess());
  }

  static ApiClient of(
      ApiUrl url, @Nullable Authorization authorization, Duration timeout, EnvironmentProxy proxy) {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .proxy(proxy)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10));
    if (proxy.hasPassword(url.resolve(""))) {
      // Only then: Java's client refuses a 401 without WWW-Authenticate where there is one.
      http.authenticator(proxy.authenticator());
    }
    return new ApiClient(url, authorization, timeout, proxy, http.build());
  }

  /// Sends a request.
  ///
  /// @throws RefusedException when the API would reject the same request again
  public ApiResponse get(ApiRequest request) throws InterruptedException {
    try {
      return result(exchange(request, Map.of()));
    } catch (TimeoutException _) {
      return new ApiResponse.Unavailable(lateness());
    } catch (IOException failure) {
      if (isBeforeAnyResponse(failure)) {
        throw RefusedException.failed(reason(failure));
      }
      return new ApiResponse.Unavailable(reason(failure));
    }
  }

  /// Sends a request with these further headers, and returns the response with whatever status it
  /// has.
  ///
  /// @throws RefusedException when there are no credentials to send it with
  /// @throws IOException when there is no response, or only a part of one; see [#reason]
  /// @throws TimeoutException when the response is not complete in time; see [#lateness]
  public HttpResponse<byte[]> exchange(ApiRequest request, Map<String, String> headers)
      throws InterruptedException, IOException, TimeoutException {
    // The timeout of an HttpRequest does not cover the body, which may stall.
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(toHttp(request, headers), ApiClient::decoded);
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      response.cancel(true);
    }
  }

  /// The same client, with credentials that the caller may have got since.
  public ApiClient renewed() {
    return authorization == null
        ? this
        : new ApiClient(url, authorization.renewed(), timeout, proxy, http);
  }

  /// What a response means that is no success.
  public ApiError error(HttpResponse<byte[]> response) {
    return ApiError.read(url, response, authorization);
  }

  /// Why a request got no complete response, in one line for the user.
  public String reason(IOException failure) {
    return isBeforeAnyResponse(failure)
        ? unreachable(failure)
        : "%s broke off its response: %s".formatted(url, FailureLine.of(failure));
  }

  /// That the response was not complete in time, in one line for the user.
  public String lateness() {
    return "%s did not answer in full within %d s".formatted(url, timeout.toSeconds());
  }

  /// Sends a request and returns the response.
  ///
  /// @throws RefusedException when it is not a success
  public ApiResponse.Ok ok(ApiRequest request) throws InterruptedException {
    return switch (get(request)) {
      case ApiResponse.Ok ok -> ok;
      case ApiResponse.Unavailable(String reason) -> throw RefusedException.failed(reason);
    };
  }

  /// Sends a request and reads the response as JSON.
  ///
  /// @throws RefusedException when the response is not a success
  public JsonNode json(ApiRequest request) throws InterruptedException {
    return ok(request).json();
  }

  private ApiResponse result(HttpResponse<byte[]> response) {
    if (response.statusCode() == 200) {
      return new ApiResponse.Ok(response);
    }
    ApiError error = error(response);
    if (error.isTransient()) {
      return new ApiResponse.Unavailable(error.line());
    }
    throw error.exception();
  }

  private static boolean isBeforeAnyResponse(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLException;
  }

  private static IOException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException failure -> failure;
      case UncheckedIOException decoding -> new IOException(decoding.getCause());
      case null, default -> throw new IllegalStateException(e);
    };
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest toHttp(ApiRequest request, Map<String, String> headers) {
    URI address = url.resolve(request.pathAndQuery());
    HttpRequest.Builder http =
        authorization == null
            ? HttpRequest.newBuilder(address)
            : authorization.headers(address, request);
    http.header("accept-encoding", "gzip");
    if (request.json() != null) {
      http.header("content-type", "application/json")
          .POST(BodyPublishers.ofByteArray(request.body()));
    }
    headers.forEach(http::setHeader);
    return http.build();
  }

  private String unreachable(IOException cause) {
    if (url.isLocal()) {
      return url
          + " does not answer: start local mode with ./trainspotter local, or name a deployed API"
          + " with --url";
    }
    String reason = cause.getMessage() == null ? "" : " (%s)".formatted(cause.getMessage());
    @Nullable String name = proxy.describe(url.resolve(""));
    return name == null
        ? "%s does not answer%s: is it the stack's output ApiUrl?".formatted(url, reason)
        : "%s cannot be reached through the proxy %s%s: check HTTPS_PROXY and NO_PROXY"
            .formatted(url, name, reason);
  }

  private static BodySubscriber<byte[]> decoded(ResponseInfo response) {
    boolean isGzip =
        response.headers().firstValue("content-encoding").filter("gzip"::equals).isPresent();
    return isGzip
        ? BodySubscribers.mapping(BodySubscribers.ofByteArray(), ApiClient::gunzip)
        : BodySubscribers.ofByteArray();
  }

  private static byte[] gunzip(byte[] gzip) {
    try (var body = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
