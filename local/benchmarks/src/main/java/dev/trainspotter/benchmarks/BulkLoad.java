package dev.trainspotter.benchmarks;

import dev.trainspotter.catalog.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Puts generated jobs into tables, many at once. Doing it again changes nothing.
///
/// DynamoDB Local keeps its tables in SQLite, which waits for the disk once a transaction, and a
/// put is one; so is a transaction of a hundred puts.
final class BulkLoad {
  private static final int TRANSACTION = 100;
  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

  /// So many rows tell whether all would be the same today.
  private static final int FIRST = 20;

  private final DynamoDbClient dynamo;
  private final WrittenRows written;

  BulkLoad(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
    this.written = new WrittenRows(dynamo, BenchmarkTables.CATALOG, BenchmarkTables.STATE);
  }

  /// Another one when the generator, the writer or the table's shape has changed.
  String fingerprint() {
    int hash = TableShape.CATALOG.createTableRequest(BenchmarkTables.CATALOG).toString().hashCode();
    for (int i = 0; i < FIRST; i++) {
      hash = 31 * hash + written.row(GeneratedJobs.job(i)).hashCode();
    }
    return Integer.toHexString(hash);
  }

  /// Puts the jobs from this number to before that one; their bytes.
  Bytes put(int from, int to) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<CompletableFuture<Bytes>> transactions = new ArrayList<>();
      for (int begin = from; begin < to; begin += TRANSACTION) {
        int first = begin;
        int end = Math.min(begin + TRANSACTION, to);
        transactions.add(CompletableFuture.supplyAsync(() -> transact(first, end), threads));
      }
      return transactions.stream().map(CompletableFuture::join).reduce(Bytes.NONE, Bytes::plus);
    }
  }

  private Bytes transact(int from, int to) {
    List<TransactWriteItem> puts = new ArrayList<>();
    Bytes bytes = Bytes.NONE;
    for (int i = from; i < to; i++) {
      Map<String, AttributeValue> row = written.row(GeneratedJobs.job(i));
      bytes = bytes.plus(Bytes.of(row));
      puts.add(
          TransactWriteItem.builder()
              .put(put -> put.tableName(BenchmarkTables.CATALOG).item(row))
              .build());
    }
    dynamo.transactWriteItems(r -> r.transactItems(puts));
    return bytes;
  }
}
