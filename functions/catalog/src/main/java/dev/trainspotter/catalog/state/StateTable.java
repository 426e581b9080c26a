package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.table.Attributes;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedResponse;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that is kept beside the jobs: the accounts and Regions ever heard of, and the parts
/// of rows too large for one item.
public final class StateTable {
  private static final String ACCOUNT_REGIONS = "account and region";
  private static final String PARTS_OF = "parts of ";
  private static final String BYTES = "bytes";

  private final DynamoDbTable<EnhancedDocument> table;
  private final Set<AccountRegion> heard = ConcurrentHashMap.newKeySet();

  public StateTable(DynamoDbEnhancedClient dynamo, String name) {
    this.table = dynamo.table(name, TableShape.STATE.documentSchema());
  }

  /// Notes that jobs of this account and Region exist.
  public void hear(AccountRegion accountRegion) {
    if (heard.contains(accountRegion)) {
      return;
    }
    table.putItem(note(ACCOUNT_REGIONS, accountRegion.toString(), Map.of()));
    heard.add(accountRegion);
  }

  /// Every account and Region ever heard of, in order.
  public List<AccountRegion> accountRegions(ReadMeter meter) {
    return accountRegions(
        QueryConditional.keyEqualTo(k -> k.partitionValue(ACCOUNT_REGIONS)), meter);
  }

  /// Every Region ever heard of for this account, in order.
  public List<AccountRegion> accountRegions(String accountId, ReadMeter meter) {
    return accountRegions(
        QueryConditional.sortBeginsWith(
            k -> k.partitionValue(ACCOUNT_REGIONS).sortValue(accountId + "/")),
        meter);
  }

  /// Eventually consistent, like the indexes that are asked next.
  private List<AccountRegion> accountRegions(QueryConditional which, ReadMeter meter) {
    List<AccountRegion> accountRegions = new ArrayList<>();
    for (Page<EnhancedDocument> page :
        table.query(r -> r.queryConditional(which).returnConsumedCapacity(ReadMeter.DETAIL))) {
      meter.add(page.consumedCapacity());
      for (EnhancedDocument note : page.items()) {
        String[] pair = note.getString(KeyAttribute.ENTRY.id()).split("/", 2);
        accountRegions.add(new AccountRegion(pair[0], pair[1]));
      }
    }
    return accountRegions;
  }

  /// Adds the parts of a packed item to the transaction that writes the item.
  public void addParts(TransactWriteItemsEnhancedRequest.Builder transaction, Packing packing) {
    for (int i = 0; i < packing.parts().size(); i++) {
      AttributeValue bytes = AttributeValue.fromB(SdkBytes.fromByteArray(packing.parts().get(i)));
      transaction.addPutItem(
          table, note(topicOf(packing.item()), entry(packing.item(), i), Map.of(BYTES, bytes)));
    }
  }

  /// The item's parts; null when some are gone, because the item has been written anew.
  public @Nullable List<byte[]> parts(Map<String, AttributeValue> item, ReadMeter meter) {
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < Packing.parts(item); i++) {
      Key key = key(topicOf(item), entry(item, i));
      GetItemEnhancedResponse<EnhancedDocument> part =
          table.getItemWithResponse(
              r -> r.key(key).consistentRead(true).returnConsumedCapacity(ReadMeter.DETAIL));
      meter.add(part.consumedCapacity());
      if (part.attributes() == null) {
        return null;
      }
      parts.add(Attributes.required(part.attributes().toMap(), BYTES).b().asByteArray());
    }
    return parts;
  }

  /// Forgets the parts of an item that has been written anew.
  public void forgetParts(Map<String, AttributeValue> item) {
    for (int i = 0; i < Packing.parts(item); i++) {
      table.deleteItem(key(topicOf(item), entry(item, i)));
    }
  }

  private static String topicOf(Map<String, AttributeValue> item) {
    return PARTS_OF + Attributes.text(item, KeyAttribute.ARN.id());
  }

  private static String entry(Map<String, AttributeValue> item, int index) {
    return "%s#%04d".formatted(Attributes.text(item, Packing.PACKED_VERSION), index);
  }

  private static Key key(String topic, String entry) {
    return Key.builder().partitionValue(topic).sortValue(entry).build();
  }

  private static EnhancedDocument note(
      String topic, String entry, Map<String, AttributeValue> content) {
    EnhancedDocument.Builder note =
        EnhancedDocument.builder()
            .attributeConverterProviders(TableShape.CONVERTERS)
            .putString(KeyAttribute.TOPIC.id(), topic)
            .putString(KeyAttribute.ENTRY.id(), entry);
    content.forEach((name, value) -> note.put(name, value, AttributeValue.class));
    return note.build();
  }
}
