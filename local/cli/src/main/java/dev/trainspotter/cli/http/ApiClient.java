package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Asks the list API for one page at a time.
///
/// @param signature signs the requests to a deployed API; null for local mode
/// @param longest how long an answer may take, to its last byte
public record ApiClient(
    ApiUrl url, @Nullable RequestSignature signature, Duration longest, HttpClient http)
    implements AutoCloseable {
  /// An API Gateway answers within half of it.
  static final Duration LONGEST = Duration.ofMinutes(1);

  /// Signs what goes to a deployed API.
  public static ApiClient of(ApiUrl url) {
    return of(url, url.isLocal() ? null : RequestSignature.of(url), LONGEST);
  }

  public static ApiClient of(ApiUrl url, @Nullable RequestSignature signature, Duration longest) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    return new ApiClient(url, signature, longest, http);
  }

  /// The answer.
  ///
  /// @throws RefusedException when another try would be refused too
  public ApiResponse get(ApiRequest question) throws InterruptedException {
    // A request's own timeout ends with the headers, and a body may stall.
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(question), ApiClient::unpacked);
    try {
      return reply(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return new ApiResponse.Busy(
          "%s did not answer in full within %d s".formatted(url, longest.toSeconds()));
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case IOException failure when isBeforeAnyAnswer(failure) ->
            throw RefusedException.failed(unreachable(failure));
        case IOException failure -> brokenOff(failure);
        case UncheckedIOException packed ->
            brokenOff(Objects.requireNonNullElse(packed.getCause(), packed));
        case null, default -> throw new IllegalStateException(e);
      };
    } finally {
      answer.cancel(true);
    }
  }

  /// The response's document.
  ///
  /// @throws RefusedException when there is none now, or when another try would be refused too
  public JsonNode json(ApiRequest question) throws InterruptedException {
    return switch (get(question)) {
      case ApiResponse.Page page ->
          Json.read(new String(page.http().body(), StandardCharsets.UTF_8));
      case ApiResponse.Busy(String why) -> throw RefusedException.failed(why);
    };
  }

  private ApiResponse reply(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 200) {
      return new ApiResponse.Page(answer);
    }
    ApiError refusal = ApiError.read(url, answer, signature != null);
    if (refusal.isTransient()) {
      return new ApiResponse.Busy(refusal.line());
    }
    throw refusal.exception();
  }

  private static boolean isBeforeAnyAnswer(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLException;
  }

  private ApiResponse brokenOff(Exception cause) {
    String message = cause.getMessage();
    return new ApiResponse.Busy(
        "%s broke off: %s"
            .formatted(url, message == null ? cause.getClass().getSimpleName() : message));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest request(ApiRequest question) {
    URI address = url.resolve(question.pathAndQuery());
    HttpRequest.Builder request =
        signature == null ? HttpRequest.newBuilder(address) : signature.get(address);
    return request.header("accept-encoding", "gzip").build();
  }

  private String unreachable(IOException cause) {
    if (url.isLocal()) {
      return url
          + " does not answer: start it with ./trainspotter local, or name a deployed one with"
          + " --url";
    }
    String reason = cause.getMessage() == null ? "" : " (%s)".formatted(cause.getMessage());
    return "%s does not answer%s: is it the stack's output ApiUrl?".formatted(url, reason);
  }

  private static BodySubscriber<byte[]> unpacked(ResponseInfo answer) {
    boolean isPacked =
        answer.headers().firstValue("content-encoding").filter("gzip"::equals).isPresent();
    return isPacked
        ? BodySubscribers.mapping(BodySubscribers.ofByteArray(), ApiClient::unpack)
        : BodySubscribers.ofByteArray();
  }

  private static byte[] unpack(byte[] packed) {
    try (var body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
