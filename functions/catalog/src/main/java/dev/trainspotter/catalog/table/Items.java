package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.TrainingJob;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items of the tables: the client that writes them and the values in them.
public final class Items {
  private Items() {}

  /// An enhanced client without the default extensions, which would add attributes to items.
  public static DynamoDbEnhancedClient client(DynamoDbClient dynamo) {
    return DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo).extensions().build();
  }

  /// The value of an attribute that every item of this kind has.
  ///
  /// @throws IllegalStateException if the item does not have it, so another program wrote the item
  public static AttributeValue required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item has no attribute " + name);
    }
    return value;
  }

  /// The text of an attribute that every item of this kind has.
  ///
  /// @throws IllegalStateException if the item does not have it, so another program wrote the item
  public static String text(Map<String, AttributeValue> item, String name) {
    return required(item, name).s();
  }

  /// The columns in an item of the catalog table or of one of its indexes, without the attributes
  /// that only the writer uses.
  ///
  /// `_key` is made from the item's key, because no index carries it.
  public static TrainingJob job(Map<String, AttributeValue> item) {
    String key =
        text(item, KeyAttribute.ARN.id()) + "@" + text(item, KeyAttribute.CREATION_TIME.id());
    return TrainingJob.ofItem(item, AttributeValue.fromS(key));
  }
}
