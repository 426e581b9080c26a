package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.catalog.table.TableShape;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/// The two tables of local mode.
final class LocalTables {
  /// Name of the table that keeps the jobs.
  static final String CATALOG = "trainspotter";

  /// Name of the table that keeps everything else.
  static final String STATE = "trainspotter-state";

  private LocalTables() {}

  /// Creates the tables that do not exist yet. Returns whether the table of the jobs is new.
  static boolean create(DynamoDbClient dynamo) {
    create(dynamo, TableShape.STATE, STATE);
    return create(dynamo, TableShape.CATALOG, CATALOG);
  }

  private static boolean create(DynamoDbClient dynamo, TableShape shape, String name) {
    boolean isNew = true;
    try {
      dynamo.createTable(shape.createTableRequest(name));
    } catch (ResourceInUseException _) {
      isNew = false;
    }
    dynamo.waiter().waitUntilTableExists(r -> r.tableName(name)).matched();
    return isNew;
  }
}
