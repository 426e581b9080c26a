package dev.trainspotter.api.serving;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.edge.EventJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// API Gateway's events and the responses to them as JSON. Of an event, what the API needs is read.
public final class HttpEventJson {
  private HttpEventJson() {}

  /// How a function answers an event; the event is null in a call that only warms the function up.
  @FunctionalInterface
  public interface Answer {
    /// The response.
    APIGatewayV2HTTPResponse to(@Nullable APIGatewayV2HTTPEvent event);
  }

  /// Reads an event, and writes the response to it.
  ///
  /// @throws IllegalArgumentException if the event is not an object
  public static void serve(InputStream input, OutputStream output, Answer answer)
      throws IOException {
    EventJson event = EventJson.read(input);
    EventJson.write(text(answer.to(event == null ? null : event(event))), output);
  }

  /// Hands an event to a function as Lambda does, as JSON, and drops the response's JSON.
  ///
  /// @return the response before it was written
  public static APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event, Answer answer) {
    List<APIGatewayV2HTTPResponse> responses = new ArrayList<>();
    InputStream input = new ByteArrayInputStream(text(event).getBytes(StandardCharsets.UTF_8));
    try {
      serve(
          input,
          OutputStream.nullOutputStream(),
          read -> {
            responses.add(answer.to(read));
            return responses.getFirst();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return responses.getFirst();
  }

  private static String text(APIGatewayV2HTTPEvent event) {
    JsonObject headers = new JsonObject();
    if (event.getHeaders() != null) {
      event.getHeaders().forEach(headers::with);
    }
    JsonObject http =
        new JsonObject()
            .with("method", event.getRequestContext().getHttp().getMethod())
            .with("path", event.getRequestContext().getHttp().getPath());
    return new JsonObject()
        .with("rawPath", event.getRawPath())
        .with("rawQueryString", event.getRawQueryString())
        .with("headers", headers)
        .with("body", event.getBody())
        .with("isBase64Encoded", event.getIsBase64Encoded())
        .with("requestContext", new JsonObject().with("http", http))
        .toString();
  }

  private static APIGatewayV2HTTPEvent event(EventJson json) {
    return APIGatewayV2HTTPEvent.builder()
        .withRawPath(json.text("rawPath"))
        .withRawQueryString(json.text("rawQueryString"))
        .withHeaders(json.texts("headers"))
        .withBody(json.text("body"))
        .withIsBase64Encoded(json.isTrue("isBase64Encoded"))
        .withRequestContext(context(json.object("requestContext")))
        .build();
  }

  private static APIGatewayV2HTTPEvent.@Nullable RequestContext context(@Nullable EventJson json) {
    EventJson http = json == null ? null : json.object("http");
    return http == null
        ? null
        : APIGatewayV2HTTPEvent.RequestContext.builder()
            .withHttp(
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                    .withMethod(http.text("method"))
                    .withPath(http.text("path"))
                    .build())
            .build();
  }

  private static String text(APIGatewayV2HTTPResponse response) {
    JsonObject headers = new JsonObject();
    response.getHeaders().forEach(headers::with);
    return new JsonObject()
        .with("statusCode", response.getStatusCode())
        .with("headers", headers)
        .with("body", response.getBody())
        .with("isBase64Encoded", response.getIsBase64Encoded())
        .toString();
  }
}
