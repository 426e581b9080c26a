package dev.trainspotter.benchmarks.product;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.query.QueryHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Calls the query function as API Gateway does.
public final class QueryCalls {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final QueryHandler handler;

  /// Calls a function that has these settings and this client.
  public QueryCalls(Settings settings, DynamoDbClient dynamo) {
    PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
    this.handler = new QueryHandler(settings, dynamo, lines);
  }

  /// A response, and the read units that the function logged for it.
  public record Response(EnhancedDocument body, double readUnits) {}

  /// The response to a GET request with this path and query string.
  ///
  /// @throws IllegalStateException if the response is an error
  public Response get(String target) {
    log.reset();
    APIGatewayV2HTTPResponse response =
        handler.handleRequest(
            event(target), LocalContext.of("QueryFunction", Duration.ofSeconds(29)));
    if (response.getStatusCode() != 200) {
      throw new IllegalStateException(
          "%s returned %d: %s".formatted(target, response.getStatusCode(), response.getBody()));
    }
    return new Response(EnhancedDocument.fromJson(response.getBody()), readUnits());
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
    return ApiEvents.of("GET", path, query < 0 ? "" : target.substring(query + 1), null);
  }
}
