package dev.trainspotter.benchmarks.rows;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.writer.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Puts generated jobs into tables, many at once. A second load of the same jobs changes nothing.
///
/// DynamoDB Local keeps its tables in SQLite, which waits for the disk once in each transaction. A
/// single put is a transaction, and so are a hundred puts that are sent as one transaction.
public final class BulkLoad {
  private static final int TRANSACTION = 100;
  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

  /// The number of rows that the fingerprint covers.
  private static final int FIRST = 20;

  private final DynamoDbClient dynamo;
  private final IntFunction<TrainingJob> jobs;
  private final AccountRegions accountRegions;

  /// Loads the jobs of [GeneratedJobs] through this client.
  public BulkLoad(DynamoDbClient dynamo) {
    this(dynamo, GeneratedJobs::job);
  }

  /// Loads other jobs through this client.
  ///
  /// @param jobs makes a job from its number
  public BulkLoad(DynamoDbClient dynamo, IntFunction<TrainingJob> jobs) {
    this.dynamo = dynamo;
    this.jobs = jobs;
    this.accountRegions = new AccountRegions(Items.client(dynamo), MeasuredTables.STATE);
  }

  /// A text that changes when the generator, the writer or the table's shape changes.
  String fingerprint() {
    int hash = TableShape.CATALOG.createTableRequest(MeasuredTables.CATALOG).toString().hashCode();
    for (int i = 0; i < FIRST; i++) {
      hash = 31 * hash + item(jobs.apply(i)).hashCode();
    }
    return Integer.toHexString(hash);
  }

  /// Puts the jobs with the numbers from `from` up to but not including `to`; returns their size.
  public RowBytes put(int from, int to) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<CompletableFuture<RowBytes>> transactions = new ArrayList<>();
      for (int begin = from; begin < to; begin += TRANSACTION) {
        int first = begin;
        int end = Math.min(begin + TRANSACTION, to);
        transactions.add(CompletableFuture.supplyAsync(() -> transact(first, end), threads));
      }
      return transactions.stream()
          .map(CompletableFuture::join)
          .reduce(RowBytes.NONE, RowBytes::plus);
    }
  }

  /// The item that the writer puts for a job that the table does not hold yet.
  static Map<String, AttributeValue> item(TrainingJob job) {
    return Generation.of(job).packed().item();
  }

  private RowBytes transact(int from, int to) {
    List<TransactWriteItem> puts = new ArrayList<>();
    RowBytes bytes = RowBytes.NONE;
    for (int i = from; i < to; i++) {
      TrainingJob job = jobs.apply(i);
      accountRegions.add(job.arn().accountRegion());
      Map<String, AttributeValue> row = item(job);
      bytes = bytes.plus(RowBytes.of(row));
      puts.add(
          TransactWriteItem.builder()
              .put(put -> put.tableName(MeasuredTables.CATALOG).item(row))
              .build());
    }
    dynamo.transactWriteItems(r -> r.transactItems(puts));
    return bytes;
  }
}
