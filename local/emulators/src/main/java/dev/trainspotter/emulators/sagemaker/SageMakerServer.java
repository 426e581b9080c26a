package dev.trainspotter.emulators.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.LoopbackServer;
import dev.trainspotter.emulators.sagemaker.fault.Call;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sagemaker.wire.Rejection;
import dev.trainspotter.emulators.sagemaker.wire.Reply;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The HTTP side: AWS JSON 1.1 in, replies out, one virtual thread a request.
final class SageMakerServer implements AutoCloseable {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/[0-9]{8}/([^/,\\s]+)/sagemaker/aws4_request");

  private final LoopbackServer server;
  private final BiFunction<Call, Request, Reply> responses;

  SageMakerServer(BiFunction<Call, Request, Reply> responses) {
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
      Reply reply = reply(exchange);
      if (!reply.delay().isZero()) {
        Thread.sleep(reply.delay());
      }
      if (reply.status() != 0) {
        send(exchange, reply);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      Operation operation = Operation.parse(header(exchange, "X-Amz-Target"));
      Matcher credential = CREDENTIAL.matcher(header(exchange, "Authorization"));
      if (!credential.find()) {
        throw Rejection.of("MissingAuthenticationTokenException", "Missing Authentication Token");
      }
      Request request = new Request(credential.group(1), credential.group(2), input(body));
      return responses.apply(call(operation, request), request);
    } catch (Rejection rejection) {
      return Reply.of(rejection);
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
    } catch (IllegalArgumentException notJson) {
      throw Rejection.of("SerializationException", "Could not read the request as JSON");
    }
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    if (!reply.errorType().isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.errorType());
    }
    byte[] body = reply.body().bytes();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
