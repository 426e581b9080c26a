package dev.trainspotter.api.serving;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import org.jspecify.annotations.Nullable;

/// Made-up requests, as API Gateway would hand them to a function.
public final class ApiEvents {
  private ApiEvents() {}

  /// A request without headers.
  ///
  /// @param query empty for none
  /// @param body null for none
  public static APIGatewayV2HTTPEvent of(
      String method, String path, String query, @Nullable String body) {
    return APIGatewayV2HTTPEvent.builder()
        .withRawPath(path)
        .withRawQueryString(query)
        .withBody(body)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(method)
                        .withPath(path)
                        .build())
                .build())
        .build();
  }
}
