package dev.trainspotter.infra.tables;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.constructs.Construct;

/// A table with the keys and indexes that the code declares; deleting the stack keeps the table.
///
/// Only a deployment that creates the table and fails removes it again, unless it is already
/// protected from deletion.
public final class ShapedTable extends TableV2 {
  public ShapedTable(
      Construct scope,
      String id,
      TableShape shape,
      Configuration configuration,
      Encryption encryption) {
    super(
        scope,
        id,
        TablePropsV2.builder()
            .partitionKey(attribute(shape.partitionKey()))
            .sortKey(attribute(shape.sortKey()))
            .globalSecondaryIndexes(shape.indexes().stream().map(ShapedTable::index).toList())
            .billing(Billing.onDemand())
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(configuration.isDeletionProtected())
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build());
    if (getNode().getDefaultChild() instanceof CfnGlobalTable table) {
      encryption.applyTo(table);
    }
  }

  /// The ARN of an index of this table.
  public String indexArn(Index index) {
    return getTableArn() + "/index/" + index.id();
  }

  private static GlobalSecondaryIndexPropsV2 index(Index index) {
    return GlobalSecondaryIndexPropsV2.builder()
        .indexName(index.id())
        .partitionKeys(attributes(index.partitionKeys()))
        .sortKeys(attributes(index.sortKeys()))
        .projectionType(ProjectionType.INCLUDE)
        .nonKeyAttributes(index.nonKeyAttributes())
        .build();
  }

  private static List<Attribute> attributes(List<KeyAttribute> keys) {
    return keys.stream().map(ShapedTable::attribute).toList();
  }

  private static Attribute attribute(KeyAttribute key) {
    AttributeType type =
        key.type() == ScalarAttributeType.N ? AttributeType.NUMBER : AttributeType.STRING;
    return Attribute.builder().name(key.id()).type(type).build();
  }
}
