package dev.trainspotter.benchmarks.product;

import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.ItemDecoding;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/// The product's two tables, in a DynamoDB Local of their own.
public record MeasuredTables(DynamoDbLocal local, DynamoDbClient dynamo) implements AutoCloseable {
  /// Name of the table that keeps the jobs.
  public static final String CATALOG = "trainspotter";

  /// Name of the table that keeps everything else.
  public static final String STATE = "trainspotter-state";

  /// Opens the tables in this folder; creates them unless an earlier run has done so.
  public static MeasuredTables in(Path folder) {
    return in(DynamoDbLocal.start(folder));
  }

  /// Creates the tables in memory.
  public static MeasuredTables inMemory() {
    return in(DynamoDbLocal.start());
  }

  private static MeasuredTables in(DynamoDbLocal local) {
    DynamoDbClient dynamo = local.client(AwsCrtHttpClient.create());
    create(dynamo, TableShape.CATALOG, CATALOG);
    create(dynamo, TableShape.STATE, STATE);
    return new MeasuredTables(local, dynamo);
  }

  /// Another client of the same tables, which sends with `http` and decodes items as the SDK does.
  public DynamoDbClient client(SdkHttpClient http) {
    return local.client(http);
  }

  /// The same, with items decoded as the product's functions do.
  public DynamoDbClient productClient(SdkHttpClient http) {
    return local.client(http, new ItemDecoding());
  }

  private static void create(DynamoDbClient dynamo, TableShape shape, String name) {
    try {
      dynamo.createTable(shape.createTableRequest(name));
    } catch (ResourceInUseException _) {
      // An earlier run created it.
    }
  }

  /// The settings of a function that reads these tables.
  public Settings settings() {
    return Settings.from(Map.of("TABLE_NAME", CATALOG, "STATE_TABLE_NAME", STATE));
  }

  @Override
  public void close() {
    dynamo.close();
    local.close();
  }
}
