package dev.trainspotter.benchmarks;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.query.QueryHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The function that answers the API, asked as API Gateway asks it.
final class QueryFunction {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final QueryHandler handler;

  QueryFunction(Settings settings, DynamoDbClient dynamo) {
    PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
    this.handler = new QueryHandler(settings, dynamo, lines);
  }

  /// An answer and what its log line says that it cost.
  record Answer(EnhancedDocument body, double readUnits) {}

  /// The answer to a GET of this path and query string.
  ///
  /// @throws IllegalStateException when the answer is an error
  Answer get(String target) {
    log.reset();
    APIGatewayV2HTTPResponse response =
        handler.handleRequest(
            event(target), LocalContext.of("QueryFunction", Duration.ofSeconds(29)));
    if (response.getStatusCode() != 200) {
      throw new IllegalStateException(
          "%s was answered with %d: %s"
              .formatted(target, response.getStatusCode(), response.getBody()));
    }
    return new Answer(EnhancedDocument.fromJson(response.getBody()), readUnits());
  }

  private double readUnits() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(EnhancedDocument::fromJson)
        .filter(line -> line.isPresent("read_units"))
        .mapToDouble(
            line -> Double.parseDouble(Objects.requireNonNull(line.getString("read_units"))))
        .sum();
  }

  private static APIGatewayV2HTTPEvent event(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(path)
        .withRawQueryString(query < 0 ? "" : target.substring(query + 1))
        .withHeaders(Map.of("accept", "application/json"))
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod("GET")
                        .withPath(path)
                        .build())
                .build())
        .build();
  }
}
