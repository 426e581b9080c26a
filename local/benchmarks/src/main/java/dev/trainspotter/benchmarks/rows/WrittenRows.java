package dev.trainspotter.benchmarks.rows;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The rows that the product's writer makes of jobs, caught on their way to the catalog.
///
/// One put after the other, a million rows take more than an hour. So the writer decides what a
/// row is and what else it writes, and the row itself is handed back to be sent with others.
final class WrittenRows {
  private final CatalogTable writer;
  private final Caught caught;

  /// What the writer puts elsewhere than into `catalog` goes to `dynamo`.
  WrittenRows(DynamoDbClient dynamo, String catalog, String state) {
    this.caught = new Caught(dynamo, catalog);
    this.writer = new CatalogTable(caught, catalog, state);
  }

  /// The row of a job that the table does not hold yet.
  Map<String, AttributeValue> row(TrainingJob job) {
    writer.keep(new Sighting.Described(job));
    return Objects.requireNonNull(caught.rows.remove(job.arn().key()));
  }

  /// A catalog that holds what was put until it is taken away.
  private static final class Caught implements DynamoDbClient {
    private final Map<String, Map<String, AttributeValue>> rows = new ConcurrentHashMap<>();
    private final DynamoDbClient elsewhere;
    private final String catalog;

    Caught(DynamoDbClient elsewhere, String catalog) {
      this.elsewhere = elsewhere;
      this.catalog = catalog;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      List<Map<String, AttributeValue>> found =
          request.expressionAttributeValues().values().stream()
              .map(key -> rows.get(key.s()))
              .filter(Objects::nonNull)
              .toList();
      return QueryResponse.builder().items(found).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (!request.tableName().equals(catalog)) {
        return elsewhere.putItem(request);
      }
      AttributeValue arn = Objects.requireNonNull(request.item().get(KeyAttribute.ARN.id()));
      rows.put(arn.s(), request.item());
      return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
