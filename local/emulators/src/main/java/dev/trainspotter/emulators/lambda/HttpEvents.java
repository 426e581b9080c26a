package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/// Events and responses of an HTTP function as JSON, for a process of our own.
///
/// An event is written and read here only. A response has the members that Lambda documents.
final class HttpEvents {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final String STATUS = "statusCode";
  private static final String HEADERS = "headers";
  private static final String BODY = "body";
  private static final String IS_BASE64 = "isBase64Encoded";

  private HttpEvents() {}

  static String text(APIGatewayV2HTTPEvent event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static APIGatewayV2HTTPEvent event(String json) {
    try {
      return JSON.readValue(json, APIGatewayV2HTTPEvent.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(APIGatewayV2HTTPResponse response) {
    ObjectNode json =
        JSON.createObjectNode()
            .put(STATUS, response.getStatusCode())
            .put(BODY, response.getBody())
            .put(IS_BASE64, response.getIsBase64Encoded());
    json.set(HEADERS, JSON.valueToTree(response.getHeaders()));
    return json.toString();
  }

  static APIGatewayV2HTTPResponse response(String text) {
    JsonNode json = node(text);
    Map<String, String> headers = new TreeMap<>();
    json.path(HEADERS)
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(json.path(STATUS).asInt())
        .withHeaders(headers)
        .withBody(json.path(BODY).asText(null))
        .withIsBase64Encoded(json.path(IS_BASE64).asBoolean())
        .build();
  }

  /// What a runtime reports of a handler's exception.
  static String error(RuntimeException e) {
    return JSON.createObjectNode()
        .put("errorType", e.getClass().getName())
        .put("errorMessage", e.getMessage())
        .toString();
  }

  private static JsonNode node(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
