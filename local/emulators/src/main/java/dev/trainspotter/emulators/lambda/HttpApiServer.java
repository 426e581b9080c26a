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
/// Many threads call a function at once. A call that exceeds its timeout is not stopped.
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

  /// Calls one function for every request, with the route `$default`; port 0 means any free port.
  public static HttpApiServer start(int port, Integration integration) {
    return start(port, Map.of("$default", integration));
  }

  /// Serves the routes with these keys, such as `GET /jobs/{name}`; returns 404 for other
  /// requests.
  ///
  /// @throws java.io.UncheckedIOException if the port is in use; the message says so
  public static HttpApiServer start(int port, Map<String, Integration> integrations) {
    return new HttpApiServer(port, integrations);
  }

  /// The URL of the API.
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
      APIGatewayV2HTTPResponse response =
          route.isPresent() ? invoke(exchange, route.get()) : error(404, "Not Found");
      write(exchange, response);
    }
  }

  /// Calls the function. If it fails, the client learns no more than API Gateway would show.
  private APIGatewayV2HTTPResponse invoke(HttpExchange exchange, Routing.Route route)
      throws IOException {
    Integration integration = Objects.requireNonNull(integrations.get(route.routeKey()));
    LocalContext context = LocalContext.of(integration.functionName(), TIMEOUT);
    APIGatewayV2HTTPEvent event =
        new HttpApiRequest(exchange).event(route, InstantSource.system().instant());
    try {
      APIGatewayV2HTTPResponse response = integration.handler().handleRequest(event, context);
      if (response != null && response.getStatusCode() >= 100) {
        return response;
      }
      context.getLogger().log("the function returned no status");
    } catch (RuntimeException | Error e) {
      context.getLogger().log("the function failed: " + e);
    }
    return error(500, "Internal Server Error");
  }

  private static APIGatewayV2HTTPResponse error(int status, String message) {
    APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
    response.setStatusCode(status);
    response.setHeaders(Map.of("content-type", "application/json"));
    response.setBody("{\"message\":\"%s\"}".formatted(message));
    return response;
  }

  private static void write(HttpExchange exchange, APIGatewayV2HTTPResponse response)
      throws IOException {
    byte[] body = body(response);
    Headers headers = exchange.getResponseHeaders();
    if (response.getHeaders() != null) {
      response.getHeaders().forEach(headers::set);
    }
    if (response.getMultiValueHeaders() != null) {
      response
          .getMultiValueHeaders()
          .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    }
    if (response.getCookies() != null) {
      response.getCookies().forEach(cookie -> headers.add("Set-Cookie", cookie));
    }
    if (body.length > 0) {
      headers.putIfAbsent("Content-type", List.of("text/plain;charset=UTF-8"));
    }
    headers.remove("Content-length");
    boolean isBodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(response.getStatusCode(), isBodiless ? -1 : body.length);
    if (!isBodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] body(APIGatewayV2HTTPResponse response) {
    if (response.getBody() == null) {
      return new byte[0];
    }
    return response.getIsBase64Encoded()
        ? Base64.getDecoder().decode(response.getBody())
        : response.getBody().getBytes(StandardCharsets.UTF_8);
  }
}
