package dev.trainspotter.benchmarks.replay;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// A DynamoDB client that records each query that it sends. It has no other operation.
public final class RecordedQueries implements DynamoDbClient {
  private final DynamoDbClient dynamo;
  private final Queue<QueryRequest> queries = new ConcurrentLinkedQueue<>();

  /// Sends with this client.
  public RecordedQueries(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
  }

  /// The queries so far.
  public List<QueryRequest> queries() {
    return List.copyOf(queries);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    queries.add(request);
    return dynamo.query(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
