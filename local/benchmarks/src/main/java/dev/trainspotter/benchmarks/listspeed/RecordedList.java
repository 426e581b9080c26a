package dev.trainspotter.benchmarks.listspeed;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.product.QueryCalls;
import dev.trainspotter.benchmarks.replay.RecordedQueries;
import dev.trainspotter.benchmarks.replay.RecordingHttpClient;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One list request whose DynamoDB responses are recorded, so that DynamoDB takes no time when the
/// request is repeated.
final class RecordedList implements AutoCloseable {
  /// No generated job has such a name, so every entry is examined and none is in the response.
  static final String TARGET = "/v1/training-jobs?training_job_name__contains=zzz&limit=50";

  /// The largest number of times that the request is repeated to record it. If a request reaches
  /// its time limit, it ends early. The next one reads more, because recorded responses take no
  /// time.
  private static final int RECORDINGS = 5;

  private final RecordingHttpClient http;
  private final DynamoDbClient dynamo;
  private final QueryCalls calls;
  private final List<QueryRequest> queries;

  /// Records the responses from these tables.
  RecordedList(MeasuredTables tables) {
    this.http = new RecordingHttpClient(AwsCrtHttpClient.create());
    this.dynamo = tables.client(http);
    this.calls = new QueryCalls(tables.settings(), tables.productClient(http));
    this.queries = record(tables);
  }

  private List<QueryRequest> record(MeasuredTables tables) {
    for (int i = 0; i < RECORDINGS; i++) {
      int before = http.sent();
      RecordedQueries recorded = new RecordedQueries(dynamo);
      examined(new QueryCalls(tables.settings(), recorded), TARGET);
      if (http.sent() == before) {
        return recorded.queries();
      }
    }
    throw new IllegalStateException("the list sends other queries each time");
  }

  /// Repeats the request with the product's function; returns how many index entries it examined.
  ///
  /// @throws IllegalStateException if it needs a response that is not recorded
  int list() {
    return list(TARGET);
  }

  /// The same for a request of this path and query string.
  int list(String target) {
    return replayed(() -> examined(calls, target));
  }

  /// Repeats only the request's queries, one after the other, with the SDK alone; returns how many
  /// index entries their responses have.
  ///
  /// @throws IllegalStateException if it needs a response that is not recorded
  int decode() {
    return replayed(
        () -> queries.stream().mapToInt(query -> dynamo.query(query).items().size()).sum());
  }

  private int replayed(IntSupplier work) {
    int before = http.sent();
    int entries = work.getAsInt();
    int missing = http.sent() - before;
    if (missing > 0) {
      throw new IllegalStateException(
          "%d requests went to DynamoDB instead of the recording".formatted(missing));
    }
    return entries;
  }

  private static int examined(QueryCalls calls, String target) {
    return Objects.requireNonNull(calls.get(target).body().getNumber("rows_examined")).intValue();
  }

  @Override
  public void close() {
    dynamo.close();
    http.close();
  }
}
