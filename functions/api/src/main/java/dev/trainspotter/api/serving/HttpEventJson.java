package dev.trainspotter.api.serving;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.edge.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
