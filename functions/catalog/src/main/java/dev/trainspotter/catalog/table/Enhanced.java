package dev.trainspotter.catalog.table;

import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The enhanced client over a plain one, without the extensions that would add to what we write.
public final class Enhanced {
  private Enhanced() {}

  public static DynamoDbEnhancedClient client(DynamoDbClient dynamo) {
    return DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo).extensions().build();
  }
}
