package dev.trainspotter.emulators.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.AccessKey;
import dev.trainspotter.emulators.LoopbackServer;
import dev.trainspotter.emulators.sagemaker.fault.Call;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import dev.trainspotter.emulators.sagemaker.wire.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The HTTP server of the simulated SageMaker: reads requests in AWS JSON 1.1 and sends responses.
final class SageMakerServer implements AutoCloseable {
  static final String TARGET = "X-Amz-Target";
  static final String AUTHORIZATION = "Authorization";

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/[0-9]{8}/([^/,\\s]+)/sagemaker/aws4_request");

  private final LoopbackServer server;
  private final BiFunction<Call, Request, Response> responses;

  SageMakerServer(BiFunction<Call, Request, Response> responses) {
    this.responses = responses;
    this.server = LoopbackServer.start(0, this::handle);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = response(exchange);
      if (!response.delay().isZero()) {
        Thread.sleep(response.delay());
      }
      if (response.status() != 0) {
        send(exchange, response);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Response response(HttpExchange exchange) throws IOException {
    return response(
        header(exchange, TARGET),
        header(exchange, AUTHORIZATION),
        exchange.getRequestBody().readAllBytes());
  }

  /// The response to a request with these headers and this body.
  Response response(String target, String authorization, byte[] body) {
    try {
      Operation operation = Operation.parse(target);
      Matcher credential = CREDENTIAL.matcher(authorization);
      if (!credential.find()) {
        throw RejectedException.of(
            "MissingAuthenticationTokenException", "Missing Authentication Token");
      }
      Request request =
          new Request(AccessKey.account(credential.group(1)), credential.group(2), input(body));
      return responses.apply(call(operation, request), request);
    } catch (RejectedException e) {
      return Response.of(e);
    }
  }

  private static Call call(Operation operation, Request request) {
    String member = operation == Operation.LIST_TAGS ? "ResourceArn" : "TrainingJobName";
    String subject = request.input().path(member).asText();
    return new Call(operation, request.account(), request.region(), subject, Instant.now());
  }

  private static ObjectNode input(byte[] body) {
    try {
      return Json.readObject(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      throw RejectedException.of("SerializationException", "Could not read the request as JSON");
    }
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", response.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    if (!response.errorType().isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", response.errorType());
    }
    byte[] body = response.body().bytes();
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
