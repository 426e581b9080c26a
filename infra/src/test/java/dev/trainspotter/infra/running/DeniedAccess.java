package dev.trainspotter.infra.running;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The response of DynamoDB to a role without permissions, or when its KMS key is disabled.
public final class DeniedAccess {
  private static final byte[] BODY =
      "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}"
          .getBytes(StandardCharsets.UTF_8);

  private DeniedAccess() {}

  /// Sends the response; the request's body has been read.
  public static void send(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(400, BODY.length);
    exchange.getResponseBody().write(BODY);
  }
}
