package dev.trainspotter.benchmarks.sqlspeed;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.product.SqlCalls;
import dev.trainspotter.benchmarks.replay.RecordedQueries;
import dev.trainspotter.benchmarks.rows.ServedIndex;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One query in SQL over an index in memory, so that DynamoDB takes no time when it is repeated.
final class RepeatedSql {
  private final DynamoDbClient dynamo;
  private final SqlCalls calls;
  private final String statement;
  private final List<QueryRequest> queries;

  /// Runs the query once, to learn which queries it sends to DynamoDB.
  RepeatedSql(MeasuredTables tables, ServedIndex index, String statement) {
    this.dynamo = tables.client(index);
    this.calls = new SqlCalls(tables.settings(), tables.productClient(index));
    this.statement = statement;
    RecordedQueries recorded = new RecordedQueries(dynamo);
    examined(new SqlCalls(tables.settings(), recorded).send(statement));
    this.queries = recorded.queries();
  }

  /// Repeats the query; returns how many rows it examined.
  int run() {
    return examined(calls.send(statement));
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
