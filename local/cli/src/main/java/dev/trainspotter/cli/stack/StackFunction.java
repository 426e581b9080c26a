package dev.trainspotter.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.http.AwsSignature;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// A Lambda function of a stack, invoked by Lambda's own HTTP API.
///
/// The SDK's client for Lambda would be a dependency for this one request:
/// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
///
/// @param endpoint Lambda in the stack's Region
/// @param name the function's name
public record StackFunction(
    URI endpoint,
    Region region,
    String name,
    AwsCredentialsProvider credentials,
    SdkHttpClient http) {
  private static final String SERVICE = "lambda";
  private static final String FUNCTION_ERROR = "X-Amz-Function-Error";

  /// The address of Lambda in this Region.
  public static URI endpoint(Region region) {
    return URI.create(
        "https://lambda.%s.%s".formatted(region, PartitionMetadata.of(region).dnsSuffix()));
  }

  /// Lets Lambda run the function some time soon, and does not wait for it.
  ///
  /// @throws RefusedException when Lambda would refuse the same request again
  public Invocation start(String event) {
    return invoke(event, "Event");
  }

  /// Runs the function and waits for its response.
  ///
  /// @throws RefusedException when the function fails, or Lambda would refuse the same request
  ///     again
  public Invocation call(String event) {
    return invoke(event, "RequestResponse");
  }

  private Invocation invoke(String event, String type) {
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    String path =
        "/2015-03-31/functions/%s/invocations"
            .formatted(URLEncoder.encode(name, StandardCharsets.UTF_8));
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint.resolve(path))
            .putHeader("X-Amz-Invocation-Type", type)
            .putHeader("Content-Type", "application/json")
            .putHeader("Content-Length", "" + body.length)
            .build();
    SdkHttpRequest signed =
        new AwsSignature(SERVICE, region.id())
            .sign(request, body, credentials.resolveCredentials());
    try {
      return result(
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed)
                      .contentStreamProvider(ContentStreamProvider.fromByteArray(body))
                      .build())
              .call());
    } catch (IOException e) {
      return new Invocation.Unavailable(
          "%s does not answer: %s".formatted(endpoint, FailureLine.of(e)));
    }
  }

  private Invocation result(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    JsonNode body = body(response);
    if (status == 429 || status >= 500) {
      return new Invocation.Unavailable("Lambda answered %d%s".formatted(status, message(body)));
    }
    if (status >= 400) {
      throw RefusedException.failed(refusal(status, message(body)));
    }
    if (response.httpResponse().firstMatchingHeader(FUNCTION_ERROR).isPresent()) {
      throw RefusedException.failed(
          "the function %s failed: %s"
              .formatted(name, FailureLine.of(body.path("errorMessage").asText("no message"))));
    }
    return new Invocation.Done(body);
  }

  private String refusal(int status, String message) {
    if (message.contains("expired")) {
      return "your AWS credentials have expired: log in again" + message;
    }
    return switch (status) {
      case 403 ->
          "your AWS credentials lack lambda:InvokeFunction on the function %s%s"
              .formatted(name, message);
      case 404 ->
          "there is no function %s in %s: was the stack deployed again?".formatted(name, region);
      default -> "Lambda answered %d%s".formatted(status, message);
    };
  }

  private static JsonNode body(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return Json.read("{}");
    }
    try (AbortableInputStream stream = response.responseBody().get()) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Json.read(text.isBlank() ? "{}" : text);
    } catch (IllegalStateException _) {
      // The page of a proxy.
      return Json.read("{}");
    }
  }

  /// Lambda's own description in parentheses; empty when it has none.
  private static String message(JsonNode body) {
    String message = body.path("Message").asText(body.path("message").asText());
    return message.isEmpty() ? "" : " (%s)".formatted(message);
  }
}
