package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.query.openapi.OpenApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Holds answers to what the API's own document says of them.
final class DocumentedAnswers {
  private static final OpenApiInteractionValidator DOCUMENT =
      OpenApiInteractionValidator.createForInlineApiSpecification(
              OpenApi.answer().toEvent(false).getBody())
          .build();
  private static final String PROBLEM = "application/problem+json";
  private static final String NDJSON = "application/x-ndjson";

  private DocumentedAnswers() {}

  /// The answer, which is as the document says.
  ///
  /// @throws AssertionError when it is not
  static APIGatewayV2HTTPResponse checked(
      @Nullable APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse answer) {
    if (event == null
        || event.getRequestContext() == null
        || event.getRequestContext().getHttp() == null) {
      return answer;
    }
    String query = Problem.shortened(String.valueOf(event.getRawQueryString()));
    return checked(
        event.getRequestContext().getHttp().getMethod(),
        Objects.requireNonNullElse(event.getRawPath(), ""),
        query,
        answer);
  }

  /// The answer to this request, which is as the document says.
  ///
  /// @param query for the message only
  /// @throws AssertionError when it is not
  static APIGatewayV2HTTPResponse checked(
      String method, String path, String query, APIGatewayV2HTTPResponse answer) {
    List<String> faults =
        switch (method.toUpperCase(Locale.ROOT)) {
          case "HEAD" -> bodilessFaults(answer, List.of(200, 304, 400, 404, 405, 500, 503));
          case "OPTIONS" -> bodilessFaults(answer, List.of(204));
          default -> faults(route(method.toUpperCase(Locale.ROOT), path), answer);
        };
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "%s %s?%s answered %d, not as its document says: %s"
              .formatted(method, path, query, answer.getStatusCode(), String.join("; ", faults)));
    }
    return answer;
  }

  /// What is wrong with an answer that may have no body; requests that cannot be read and unknown
  /// paths are refused in the same way for every method.
  private static List<String> bodilessFaults(
      APIGatewayV2HTTPResponse answer, List<Integer> statuses) {
    if (!statuses.contains(answer.getStatusCode())) {
      return faults(null, answer);
    }
    return answer.getBody().isEmpty() ? List.of() : List.of("there is a body");
  }

  /// What is wrong with a route's answer, or with the answer to a request that no route is for.
  static List<String> faults(@Nullable Route route, APIGatewayV2HTTPResponse answer) {
    // A query string that cannot be read is refused before anybody looks for a route.
    if (route == null && !List.of(400, 404, 405).contains(answer.getStatusCode())) {
      return List.of("there is no such route, and yet it answered " + answer.getStatusCode());
    }
    // The document also tells how API Gateway refuses; that form is not the function's.
    String type = String.valueOf(headers(answer).get("content-type"));
    if (answer.getStatusCode() >= 400 && !PROBLEM.equals(type)) {
      return List.of("the function refuses with %s, never with %s".formatted(PROBLEM, type));
    }
    // Problems have one form, so any route's will do.
    Route documented = route == null ? RowRoute.LIST_COLUMNS : route;
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.getStatusCode());
    headers(answer).forEach(response::withHeader);
    String body = body(answer);
    boolean isNdjson = NDJSON.equals(type);
    if (!body.isEmpty()) {
      response.withBody(body);
    } else if (isNdjson) {
      // No line is a page as well; the validator takes no text for no answer.
      response.withBody("\n");
    }
    Stream<String> faults = faults(documented, response.build());
    return isNdjson
        ? Stream.concat(faults, body.lines().flatMap(DocumentedAnswers::rowFaults)).toList()
        : faults.toList();
  }

  private static @Nullable Route route(String method, String path) {
    List<String> segments = List.of(path.replaceFirst("^/", "").split("/", -1));
    return Route.at(segments).stream()
        .map(RouteMatch::route)
        .filter(route -> route.method().equals(method))
        .findFirst()
        .orElse(null);
  }

  /// What is wrong with a line of NDJSON: it is a row as JSON has it.
  private static Stream<String> rowFaults(String line) {
    return faults(
        RowRoute.GET_TRAINING_JOB,
        SimpleResponse.Builder.ok().withContentType("application/json").withBody(line).build());
  }

  private static Stream<String> faults(Route route, Response response) {
    String path = route.path().replaceAll("[{}]", "");
    return DOCUMENT
        .validateResponse(path, Request.Method.valueOf(route.method()), response)
        .getMessages()
        .stream()
        .map(Message::toString);
  }

  private static String body(APIGatewayV2HTTPResponse answer) {
    String body = Objects.requireNonNullElse(answer.getBody(), "");
    if (!answer.getIsBase64Encoded()) {
      return body;
    }
    byte[] bytes = Base64.getDecoder().decode(body);
    if (!"gzip".equals(headers(answer).get("content-encoding"))) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> headers(APIGatewayV2HTTPResponse answer) {
    return Objects.requireNonNullElse(answer.getHeaders(), Map.of());
  }
}
