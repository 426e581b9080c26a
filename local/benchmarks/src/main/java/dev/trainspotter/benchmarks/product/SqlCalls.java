package dev.trainspotter.benchmarks.product;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.sql.SqlHandler;
import java.time.Duration;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Calls the SQL function as API Gateway does.
public final class SqlCalls {
  private final SqlHandler handler;

  /// Calls a function that has these settings and this client.
  public SqlCalls(Settings settings, DynamoDbClient dynamo) {
    this.handler = new SqlHandler(settings, dynamo, Priming.quiet());
  }

  /// The response to a query, whatever its status.
  public APIGatewayV2HTTPResponse send(String statement) {
    String body = new JsonObject().with(SqlResult.Query.SQL, statement).toString();
    return handler.handleRequest(
        ApiEvents.of(SqlRoute.RUN_SQL.method(), SqlRoute.RUN_SQL.path(), "", body),
        LocalContext.of("SqlFunction", Duration.ofSeconds(29)));
  }

  /// The result of a query.
  ///
  /// @throws IllegalStateException if the response is an error
  public EnhancedDocument ask(String statement) {
    return EnhancedDocument.fromJson(requireSuccess(statement, send(statement)).getBody());
  }

  /// The same response.
  ///
  /// @throws IllegalStateException if it is an error
  public static APIGatewayV2HTTPResponse requireSuccess(
      String statement, APIGatewayV2HTTPResponse response) {
    if (response.getStatusCode() != 200) {
      throw new IllegalStateException(
          "%s returned %d: %s".formatted(statement, response.getStatusCode(), response.getBody()));
    }
    return response;
  }
}
