package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// The parts of rows that are too large for one item ([Packing]).
///
/// An item names its parts by its packed version, so a reader never mixes the parts of two
/// versions of a row.
public final class RowParts {
  private static final String TOPIC = "parts of ";
  private static final String BYTES = "bytes";

  private final Notes notes;

  /// Those in the state table of this name.
  public RowParts(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// Adds one put for each part of this row to the transaction that writes the row's item. Adds
  /// nothing if the row fits into one item.
  public void add(TransactWriteItemsEnhancedRequest.Builder transaction, Packing packing) {
    for (int i = 0; i < packing.parts().size(); i++) {
      AttributeValue bytes = AttributeValue.fromB(SdkBytes.fromByteArray(packing.parts().get(i)));
      notes.put(transaction, topic(packing.item()), entry(packing.item(), i), Map.of(BYTES, bytes));
    }
  }

  /// The parts of a packed item, in order and read consistently; empty for an item without parts.
  ///
  /// @return null if a part or the whole state table is missing, or a part has no bytes: then the
  ///     item has been replaced since it was read, or the part is lost
  public @Nullable List<byte[]> find(Map<String, AttributeValue> item, ReadMeter meter) {
    if (!Packing.isPacked(item)) {
      return List.of();
    }
    try {
      List<byte[]> parts = new ArrayList<>();
      for (int i = 0; i < Packing.parts(item); i++) {
        Map<String, AttributeValue> part = notes.get(topic(item), entry(item, i), meter);
        AttributeValue bytes = part == null ? null : part.get(BYTES);
        if (bytes == null || bytes.b() == null) {
          return null;
        }
        parts.add(bytes.b().asByteArray());
      }
      return parts;
    } catch (ResourceNotFoundException | NumberFormatException | IllegalStateException _) {
      return null;
    }
  }

  /// Deletes the parts of an item that has been replaced.
  public void delete(Map<String, AttributeValue> item) {
    for (int i = 0; i < Packing.parts(item); i++) {
      notes.delete(topic(item), entry(item, i));
    }
  }

  private static String topic(Map<String, AttributeValue> item) {
    return TOPIC + Items.text(item, KeyAttribute.ARN.id());
  }

  private static String entry(Map<String, AttributeValue> item, int index) {
    return "%s#%04d".formatted(Items.text(item, Packing.PACKED_VERSION), index);
  }
}
