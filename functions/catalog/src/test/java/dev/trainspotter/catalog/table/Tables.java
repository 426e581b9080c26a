package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.LosingHttpClient;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Fresh tables in DynamoDB Local.
public record Tables(DynamoDbClient dynamo, String catalog, String state) {
  private static final DynamoDbClient SHARED = DynamoDbLocal.shared().client();

  /// The same tables through a connection that loses the first answer to this operation.
  public Tables losingAnAnswerTo(String operation) {
    SdkHttpClient losing = new LosingHttpClient(UrlConnectionHttpClient.create(), operation, 1);
    return new Tables(DynamoDbLocal.shared().client(losing), catalog, state);
  }

  /// Two tables that nobody has written to.
  public static Tables fresh() {
    return fresh(SHARED);
  }

  /// Two tables that nobody has written to, reached through this client.
  public static Tables fresh(DynamoDbClient dynamo) {
    String suffix = UUID.randomUUID().toString();
    Tables tables = new Tables(dynamo, "catalog-" + suffix, "state-" + suffix);
    dynamo.createTable(TableShape.CATALOG.createTableRequest(tables.catalog));
    dynamo.createTable(TableShape.STATE.createTableRequest(tables.state));
    return tables;
  }

  /// The writer under test.
  public CatalogTable table() {
    return table(Masking.on());
  }

  /// A writer that masks in this way what stored rows hold.
  public CatalogTable table(Masking masking) {
    return new CatalogTable(dynamo, new TableNames(catalog, state), masking);
  }

  /// Every item of the catalog as DynamoDB holds it.
  public List<Map<String, AttributeValue>> items() {
    return dynamo.scanPaginator(r -> r.tableName(catalog).consistentRead(true)).items().stream()
        .toList();
  }

  /// Every item of the state table as DynamoDB holds it.
  public List<Map<String, AttributeValue>> notes() {
    return dynamo.scanPaginator(r -> r.tableName(state).consistentRead(true)).items().stream()
        .toList();
  }
}
