package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.infra.Synthesis;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The template's tables in DynamoDB Local, from its own key schemas and indexes.
public final class EmulatedTables {
  private EmulatedTables() {}

  static void create(Synthesis stack) {
    DynamoDbClient dynamo = DynamoDbLocal.shared().client();
    stack
        .resources("AWS::DynamoDB::GlobalTable")
        .forEach((id, table) -> dynamo.createTable(request(id, table.path("Properties"))));
  }

  /// The request that creates a table of a template.
  ///
  /// @param table the properties of the resource
  public static CreateTableRequest request(String id, JsonNode table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(id)
            .billingMode(BillingMode.fromValue(table.path("BillingMode").asText()))
            .keySchema(keys(table))
            .attributeDefinitions(
                stream(table.path("AttributeDefinitions"))
                    .map(
                        attribute ->
                            AttributeDefinition.builder()
                                .attributeName(attribute.path("AttributeName").asText())
                                .attributeType(attribute.path("AttributeType").asText())
                                .build())
                    .toList());
    if (table.has("GlobalSecondaryIndexes")) {
      request.globalSecondaryIndexes(
          stream(table.path("GlobalSecondaryIndexes")).map(EmulatedTables::index).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(JsonNode index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.path("IndexName").asText())
        .keySchema(keys(index))
        .projection(
            Projection.builder()
                .projectionType(index.at("/Projection/ProjectionType").asText())
                .nonKeyAttributes(
                    stream(index.at("/Projection/NonKeyAttributes")).map(JsonNode::asText).toList())
                .build())
        .build();
  }

  private static List<KeySchemaElement> keys(JsonNode of) {
    return stream(of.path("KeySchema"))
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.path("AttributeName").asText())
                    .keyType(key.path("KeyType").asText())
                    .build())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
