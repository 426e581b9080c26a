package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedResponse;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// The items of the state table. A note is found by its topic and, within the topic, by its entry.
final class Notes {
  private final DynamoDbTable<EnhancedDocument> table;

  Notes(DynamoDbEnhancedClient dynamo, String tableName) {
    this.table = dynamo.table(tableName, TableShape.STATE.documentSchema());
  }

  /// Writes a note; replaces an earlier one with the same topic and entry.
  void put(String topic, String entry, Map<String, AttributeValue> content) {
    table.putItem(note(topic, entry, content));
  }

  /// Adds the write of a note to a transaction.
  void put(
      TransactWriteItemsEnhancedRequest.Builder transaction,
      String topic,
      String entry,
      Map<String, AttributeValue> content) {
    transaction.addPutItem(table, note(topic, entry, content));
  }

  /// The note's content and keys, read consistently; null if there is no such note.
  @Nullable Map<String, AttributeValue> get(String topic, String entry, ReadMeter meter) {
    GetItemEnhancedResponse<EnhancedDocument> response =
        table.getItemWithResponse(
            r ->
                r.key(key(topic, entry))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReadMeter.DETAIL));
    meter.add(response.consumedCapacity());
    EnhancedDocument note = response.attributes();
    return note == null ? null : note.toMap();
  }

  /// All entries of a topic, in order; read with eventual consistency.
  List<String> entries(String topic, ReadMeter meter) {
    return entries(QueryConditional.keyEqualTo(k -> k.partitionValue(topic)), false, meter);
  }

  /// All entries of a topic, in order; read consistently.
  List<String> entriesNow(String topic, ReadMeter meter) {
    return entries(QueryConditional.keyEqualTo(k -> k.partitionValue(topic)), true, meter);
  }

  /// The entries of a topic that start with a prefix, in order; read with eventual consistency.
  List<String> entries(String topic, String prefix, ReadMeter meter) {
    return entries(
        QueryConditional.sortBeginsWith(k -> k.partitionValue(topic).sortValue(prefix)),
        false,
        meter);
  }

  /// Writes a note if the note of the same topic and entry meets the condition.
  ///
  /// @return whether it was written
  boolean putIf(
      Expression condition, String topic, String entry, Map<String, AttributeValue> content) {
    try {
      table.putItem(r -> r.item(note(topic, entry, content)).conditionExpression(condition));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /// The notes of a topic whose entries start with a prefix, with their keys and in order.
  List<Map<String, AttributeValue>> contents(
      String topic, String prefix, boolean isConsistent, ReadMeter meter) {
    return notes(condition(topic, prefix), isConsistent, meter).stream()
        .map(EnhancedDocument::toMap)
        .toList();
  }

  /// The notes of a topic whose entries start with a prefix, with their keys and in order, as far
  /// as one request returns them; with eventual consistency. Empty if the table does not exist.
  FirstPage<Map<String, AttributeValue>> firstPage(String topic, String prefix, ReadMeter meter) {
    try {
      Page<EnhancedDocument> page =
          table
              .query(
                  r ->
                      r.queryConditional(condition(topic, prefix))
                          .returnConsumedCapacity(ReadMeter.DETAIL))
              .iterator()
              .next();
      meter.add(page.consumedCapacity());
      boolean isAll = page.lastEvaluatedKey() == null || page.lastEvaluatedKey().isEmpty();
      return new FirstPage<>(page.items().stream().map(EnhancedDocument::toMap).toList(), isAll);
    } catch (ResourceNotFoundException _) {
      return FirstPage.empty();
    }
  }

  /// Gives all notes of a topic to the reader, one page after the other, so that only one page of
  /// them is in memory; with eventual consistency.
  void forEachPage(String topic, Consumer<List<Map<String, AttributeValue>>> reader) {
    table
        .query(r -> r.queryConditional(condition(topic, "")))
        .forEach(
            page -> reader.accept(page.items().stream().map(EnhancedDocument::toMap).toList()));
  }

  /// Deletes a note; does nothing if there is no such note.
  void delete(String topic, String entry) {
    table.deleteItem(key(topic, entry));
  }

  private List<String> entries(QueryConditional condition, boolean isConsistent, ReadMeter meter) {
    return notes(condition, isConsistent, meter).stream()
        .map(note -> note.getString(KeyAttribute.ENTRY.id()))
        .toList();
  }

  private List<EnhancedDocument> notes(
      QueryConditional condition, boolean isConsistent, ReadMeter meter) {
    List<EnhancedDocument> notes = new ArrayList<>();
    for (Page<EnhancedDocument> page :
        table.query(
            r ->
                r.queryConditional(condition)
                    .consistentRead(isConsistent)
                    .returnConsumedCapacity(ReadMeter.DETAIL))) {
      meter.add(page.consumedCapacity());
      notes.addAll(page.items());
    }
    return notes;
  }

  private static QueryConditional condition(String topic, String prefix) {
    return prefix.isEmpty()
        ? QueryConditional.keyEqualTo(k -> k.partitionValue(topic))
        : QueryConditional.sortBeginsWith(k -> k.partitionValue(topic).sortValue(prefix));
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
