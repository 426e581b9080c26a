package dev.trainspotter.benchmarks;

import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/// The product's two tables in a DynamoDB Local of their own.
record BenchmarkTables(DynamoDbLocal local, DynamoDbClient dynamo) implements AutoCloseable {
  /// Name of the table that keeps the jobs.
  static final String CATALOG = "trainspotter";

  /// Name of the table that keeps everything else.
  static final String STATE = "trainspotter-state";

  /// The tables in this folder, created unless an earlier run left them.
  static BenchmarkTables in(Path folder) {
    return in(DynamoDbLocal.start(folder));
  }

  /// Tables in memory.
  static BenchmarkTables inMemory() {
    return in(DynamoDbLocal.start());
  }

  private static BenchmarkTables in(DynamoDbLocal local) {
    DynamoDbClient dynamo = local.client(AwsCrtHttpClient.create());
    create(dynamo, TableShape.CATALOG, CATALOG);
    create(dynamo, TableShape.STATE, STATE);
    return new BenchmarkTables(local, dynamo);
  }

  /// Another client of the same tables.
  DynamoDbClient client(SdkHttpClient http) {
    return local.client(http);
  }

  private static void create(DynamoDbClient dynamo, TableShape shape, String name) {
    try {
      dynamo.createTable(shape.createTableRequest(name));
    } catch (ResourceInUseException _) {
      // An earlier run left it.
    }
  }

  /// What a function is told of them.
  Settings settings() {
    return Settings.from(Map.of("TABLE_NAME", CATALOG, "STATE_TABLE_NAME", STATE));
  }

  @Override
  public void close() {
    dynamo.close();
    local.close();
  }
}
