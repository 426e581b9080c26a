package dev.trainspotter.benchmarks.readunits;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.product.QueryCalls;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import dev.trainspotter.benchmarks.rows.KeptRows;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Measures what each request costs in read units, from the capacity that DynamoDB reports.
final class ReadUnits {
  /// The number of rows in the scanned table. DynamoDB Local sorts the whole table for each page
  /// of a scan, so a scan of a million rows would take days.
  private static final int SCANNED = 2_000;

  private static final int PAGES_PER_LINE = 100;

  private final ProgressLog progress;

  ReadUnits(ProgressLog progress) {
    this.progress = progress;
  }

  /// The cost of each request.
  List<RequestCost> costs(KeptRows rows) {
    int count = rows.state().count();
    double scanUnits = scanUnits() / SCANNED * count;
    MeasuredTables tables = rows.tables();
    QueryCalls calls = new QueryCalls(tables.settings(), tables.dynamo());
    List<RequestCost> costs = new ArrayList<>();
    for (MeasuredRequest request : MeasuredRequest.all(count, rows.state().bytes())) {
      progress.say("requesting " + request.title());
      costs.add(cost(calls, request, scanUnits));
    }
    return costs;
  }

  private RequestCost cost(QueryCalls calls, MeasuredRequest request, double scanUnits) {
    @Nullable String target = request.target();
    double units = 0;
    int rows = 0;
    int pages = 0;
    while (target != null) {
      QueryCalls.Response response = calls.get(target);
      units += response.readUnits();
      rows += rows(response);
      pages++;
      if (pages % PAGES_PER_LINE == 0) {
        progress.say("%,d rows on %,d pages".formatted(rows, pages));
      }
      target = request.isWalk() ? next(request, response) : null;
    }
    if (rows != request.rows()) {
      throw new IllegalStateException(
          "%s has %,d rows instead of %,d".formatted(request.target(), rows, request.rows()));
    }
    return new RequestCost(request, pages, units, scanUnits);
  }

  private static int rows(QueryCalls.Response response) {
    boolean isList = response.body().isPresent("training_jobs");
    return isList ? response.body().getListOfUnknownType("training_jobs").size() : 1;
  }

  private static @Nullable String next(MeasuredRequest request, QueryCalls.Response response) {
    String cursor = response.body().getString("next_cursor");
    return cursor == null ? null : request.target() + "&cursor=" + cursor;
  }

  /// The cost of an eventually consistent scan of the newest rows.
  private double scanUnits() {
    progress.say("scanning %,d rows".formatted(SCANNED));
    try (MeasuredTables tables = MeasuredTables.inMemory()) {
      new BulkLoad(tables.dynamo()).put(0, SCANNED);
      double units = 0;
      @Nullable Map<String, AttributeValue> after = null;
      do {
        ScanResponse page = page(tables, after);
        units += page.consumedCapacity().capacityUnits();
        after = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
      } while (after != null);
      return units;
    }
  }

  private static ScanResponse page(
      MeasuredTables tables, @Nullable Map<String, AttributeValue> after) {
    return tables
        .dynamo()
        .scan(
            r ->
                r.tableName(MeasuredTables.CATALOG)
                    .exclusiveStartKey(after)
                    .select(Select.COUNT)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }
}
