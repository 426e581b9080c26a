package dev.trainspotter.benchmarks.sqlspeed;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.product.SqlCalls;
import dev.trainspotter.benchmarks.replay.RecordedQueries;
import dev.trainspotter.benchmarks.replay.RecordingHttpClient;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One query in SQL whose DynamoDB responses are recorded, so that DynamoDB takes no time when the
/// query is repeated.
final class RecordedSql {
  /// The largest number of times that the query is sent to record it. One that reads too slowly
  /// fails. The next one reads more, because recorded responses take no time.
  private static final int RECORDINGS = 40;

  /// The statuses of a request that read too slowly: over its budget, or the table did not respond.
  private static final Set<Integer> TOO_SLOW = Set.of(422, 503);

  private final RecordingHttpClient http;
  private final DynamoDbClient dynamo;
  private final SqlCalls calls;
  private final String statement;
  private final List<QueryRequest> queries;

  /// Records the responses from these tables.
  ///
  /// @param http has the responses that other queries recorded
  RecordedSql(MeasuredTables tables, RecordingHttpClient http, String statement) {
    this.http = http;
    this.dynamo = tables.client(http);
    this.calls = new SqlCalls(tables.settings(), dynamo);
    this.statement = statement;
    this.queries = record(tables);
  }

  private List<QueryRequest> record(MeasuredTables tables) {
    for (int i = 0; i < RECORDINGS; i++) {
      RecordedQueries recorded = new RecordedQueries(dynamo);
      APIGatewayV2HTTPResponse response = new SqlCalls(tables.settings(), recorded).send(statement);
      if (!TOO_SLOW.contains(response.getStatusCode())) {
        examined(response);
        return recorded.queries();
      }
    }
    throw new IllegalStateException("the query reads too slowly to be recorded");
  }

  /// Repeats the query; returns how many rows it examined.
  ///
  /// @throws IllegalStateException if it needs a response that is not recorded
  int run() {
    int before = http.sent();
    int rows = examined(calls.send(statement));
    if (http.sent() > before) {
      throw new IllegalStateException(
          "%d requests went to DynamoDB instead of the recording".formatted(http.sent() - before));
    }
    return rows;
  }

  /// Repeats only the query's requests, one after the other, with the SDK alone; returns how many
  /// index entries their responses have.
  int decode() {
    return queries.stream().mapToInt(query -> dynamo.query(query).items().size()).sum();
  }

  private int examined(APIGatewayV2HTTPResponse response) {
    SqlCalls.requireSuccess(statement, response);
    return Integer.parseInt(response.getHeaders().getOrDefault(SqlResult.Header.ROWS_EXAMINED, ""));
  }
}
