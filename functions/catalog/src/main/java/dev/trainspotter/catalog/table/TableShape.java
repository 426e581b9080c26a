package dev.trainspotter.catalog.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.DocumentTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The shape of a table. The code, local mode and the deployed stack all read it here.
public enum TableShape {
  /// Training jobs: a row for each generation of a job.
  CATALOG(KeyAttribute.ARN, KeyAttribute.CREATION_TIME, List.of(Index.values())),
  /// Notes: everything that is stored and is not a training job.
  STATE(KeyAttribute.TOPIC, KeyAttribute.ENTRY, List.of());

  /// The number of shards, which spread the newest jobs over partitions.
  public static final int SHARDS = 8;

  /// The converters of documents with plain attribute values.
  public static final AttributeConverterProvider CONVERTERS =
      AttributeConverterProvider.defaultProvider();

  private final KeyAttribute partitionKey;
  private final KeyAttribute sortKey;
  private final List<Index> indexes;

  TableShape(KeyAttribute partitionKey, KeyAttribute sortKey, List<Index> indexes) {
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
    this.indexes = indexes;
  }

  /// The shard of a job, from 0 to 7; always the same for an ARN.
  ///
  /// @param arn in lower case
  public static int shard(String arn) {
    return Math.floorMod(arn.hashCode(), SHARDS);
  }

  /// The table's partition key.
  public KeyAttribute partitionKey() {
    return partitionKey;
  }

  /// The table's sort key.
  public KeyAttribute sortKey() {
    return sortKey;
  }

  /// The table's indexes.
  public List<Index> indexes() {
    return indexes;
  }

  /// The attributes that are part of any key, each of them once.
  public List<KeyAttribute> keyAttributes() {
    Stream<KeyAttribute> ofIndexes =
        indexes.stream()
            .flatMap(i -> Stream.concat(i.partitionKeys().stream(), i.sortKeys().stream()));
    return Stream.concat(Stream.of(partitionKey, sortKey), ofIndexes)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /// The request that creates such a table in an emulator; the stack creates the deployed table.
  public CreateTableRequest createTableRequest(String name) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(schema(List.of(partitionKey), List.of(sortKey)))
            .attributeDefinitions(keyAttributes().stream().map(TableShape::definition).toList());
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes.stream().map(TableShape::secondary).toList());
    }
    return request.build();
  }

  /// The same shape for the enhanced client.
  public DocumentTableSchema documentSchema() {
    DocumentTableSchema.Builder schema =
        TableSchema.documentSchemaBuilder()
            .addIndexPartitionKey(
                TableMetadata.primaryIndexName(), partitionKey.id(), valueType(partitionKey))
            .addIndexSortKey(TableMetadata.primaryIndexName(), sortKey.id(), valueType(sortKey))
            .attributeConverterProviders(CONVERTERS);
    return schema.build();
  }

  private static AttributeValueType valueType(KeyAttribute attribute) {
    return attribute.type() == ScalarAttributeType.N ? AttributeValueType.N : AttributeValueType.S;
  }

  private static AttributeDefinition definition(KeyAttribute attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.id())
        .attributeType(attribute.type())
        .build();
  }

  private static GlobalSecondaryIndex secondary(Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.id())
        .keySchema(schema(index.partitionKeys(), index.sortKeys()))
        .projection(
            p ->
                p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(index.nonKeyAttributes()))
        .build();
  }

  private static List<KeySchemaElement> schema(
      List<KeyAttribute> partitionKeys, List<KeyAttribute> sortKeys) {
    List<KeySchemaElement> schema = new ArrayList<>();
    partitionKeys.forEach(key -> schema.add(element(key, KeyType.HASH)));
    sortKeys.forEach(key -> schema.add(element(key, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(KeyAttribute key, KeyType type) {
    return KeySchemaElement.builder().attributeName(key.id()).keyType(type).build();
  }
}
