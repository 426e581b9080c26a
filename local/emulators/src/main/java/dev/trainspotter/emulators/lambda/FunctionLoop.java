package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The program of a [FunctionProcess]: asks Lambda's runtime API for invocations and answers them,
/// until the API is gone.
final class FunctionLoop {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI api;
  private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;
  private final HttpClient http = HttpClient.newHttpClient();

  private FunctionLoop(
      URI api, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
    this.api = api;
    this.handler = handler;
  }

  /// Creates the handler and lets it answer.
  ///
  /// @param arguments class of the handler, host and port of the API
  public static void main(String[] arguments) throws Exception {
    @SuppressWarnings("unchecked")
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
        (RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>)
            Class.forName(arguments[0])
                .asSubclass(RequestHandler.class)
                .getDeclaredConstructor()
                .newInstance();
    FunctionLoop loop =
        new FunctionLoop(
            URI.create("http://%s/2018-06-01/runtime/invocation/".formatted(arguments[1])),
            handler);
    while (true) {
      loop.answerNext();
    }
  }

  private void answerNext() throws IOException, InterruptedException {
    HttpResponse<String> invocation =
        http.send(
            HttpRequest.newBuilder(api.resolve("next")).build(),
            HttpResponse.BodyHandlers.ofString());
    String id = invocation.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    try {
      LocalContext context = LocalContext.of("function", TIMEOUT).withRequestId(id);
      APIGatewayV2HTTPResponse response =
          handler.handleRequest(HttpEvents.event(invocation.body()), context);
      post(id + "/response", HttpEvents.text(response));
    } catch (RuntimeException e) {
      post(id + "/error", HttpEvents.error(e));
    }
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(api.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }
}
