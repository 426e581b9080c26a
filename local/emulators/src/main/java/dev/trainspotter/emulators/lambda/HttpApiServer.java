package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// API Gateway's HTTP API on the loopback address: each route calls its own function.
///
/// A function is called by many threads at once; one that takes long is not stopped.
public final class HttpApiServer implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final LoopbackServer server;
  private final Map<String, Integration> integrations;
  private final Routing routing;

  /// The function that a route calls.
  public record Integration(
      String functionName,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {}

  private HttpApiServer(int port, Map<String, Integration> integrations) {
    this.integrations = Map.copyOf(integrations);
    this.routing = Routing.among(integrations.keySet());
    this.server = LoopbackServer.start(port, this::handle);
  }

  /// Calls one function for every request, by the route `$default`; port 0 is any free one.
  public static HttpApiServer start(int port, Integration integration) {
    return start(port, Map.of("$default", integration));
  }

  /// Serves the routes of these keys, such as `GET /jobs/{name}`, and no other paths.
  ///
  /// @throws java.io.UncheckedIOException when the port is in use
  public static HttpApiServer start(int port, Map<String, Integration> integrations) {
    return new HttpApiServer(port, integrations);
  }

  /// Where it answers.
  public URI endpoint() {
    return URI.create("http://localhost:" + server.port());
  }

  @Override
  public void close() {
    server.closeAfterHandlers();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Optional<Routing.Route> route = routing.route(exchange.getRequestMethod(), path);
      APIGatewayV2HTTPResponse answer =
          route.isPresent() ? ask(exchange, route.get()) : failure(404, "Not Found");
      write(exchange, answer);
    }
  }

  /// Whatever goes wrong in the function, the caller learns no more than API Gateway tells.
  private APIGatewayV2HTTPResponse ask(HttpExchange exchange, Routing.Route route)
      throws IOException {
    Integration integration = Objects.requireNonNull(integrations.get(route.routeKey()));
    LocalContext context = LocalContext.of(integration.functionName(), TIMEOUT);
    APIGatewayV2HTTPEvent event =
        new HttpRequests(exchange).event(route, InstantSource.system().instant());
    try {
      APIGatewayV2HTTPResponse answer = integration.handler().handleRequest(event, context);
      if (answer != null && answer.getStatusCode() >= 100) {
        return answer;
      }
      context.getLogger().log("the function answered without a status");
    } catch (RuntimeException | Error failure) {
      context.getLogger().log("the function failed: " + failure);
    }
    return failure(500, "Internal Server Error");
  }

  private static APIGatewayV2HTTPResponse failure(int status, String message) {
    APIGatewayV2HTTPResponse answer = new APIGatewayV2HTTPResponse();
    answer.setStatusCode(status);
    answer.setHeaders(Map.of("content-type", "application/json"));
    answer.setBody("{\"message\":\"%s\"}".formatted(message));
    return answer;
  }

  private static void write(HttpExchange exchange, APIGatewayV2HTTPResponse answer)
      throws IOException {
    byte[] body = body(answer);
    Headers headers = exchange.getResponseHeaders();
    if (answer.getHeaders() != null) {
      answer.getHeaders().forEach(headers::set);
    }
    if (answer.getMultiValueHeaders() != null) {
      answer
          .getMultiValueHeaders()
          .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    }
    if (answer.getCookies() != null) {
      answer.getCookies().forEach(cookie -> headers.add("Set-Cookie", cookie));
    }
    if (body.length > 0) {
      headers.putIfAbsent("Content-type", List.of("text/plain;charset=UTF-8"));
    }
    headers.remove("Content-length");
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(answer.getStatusCode(), bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] body(APIGatewayV2HTTPResponse answer) {
    if (answer.getBody() == null) {
      return new byte[0];
    }
    return answer.getIsBase64Encoded()
        ? Base64.getDecoder().decode(answer.getBody())
        : answer.getBody().getBytes(StandardCharsets.UTF_8);
  }
}
