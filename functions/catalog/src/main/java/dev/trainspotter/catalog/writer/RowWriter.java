package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.RowTooLargeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactDeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Writes changed generations, all or none of them, on the condition that the rows have not
/// changed since they were read.
final class RowWriter {
  private final DynamoDbEnhancedClient dynamo;
  private final DynamoDbTable<EnhancedDocument> table;
  private final RowParts parts;

  RowWriter(DynamoDbEnhancedClient dynamo, DynamoDbTable<EnhancedDocument> table, RowParts parts) {
    this.dynamo = dynamo;
    this.table = table;
    this.parts = parts;
  }

  /// One generation before and after the write; never both null.
  ///
  /// @param old null if there is no such row yet
  /// @param next null if the row is deleted, because the generation has another creation time
  record Change(@Nullable Generation old, @Nullable Generation next) {}

  private record Put(@Nullable Generation old, Packing packing) {}

  /// Writes the changes; returns false if another writer changed one of the rows first.
  ///
  /// All or none are written, unless they are too large for one transaction. Then the generation
  /// that was created last is written first, and each other one by itself: whoever reads the rows
  /// in between comes to the same decision about the others.
  boolean write(List<Change> changes) {
    Change only = changes.getFirst();
    if (changes.size() == 1 && only.next() != null && isOnlySeenLater(only)) {
      return writeSeen(only.old(), only.next());
    }
    List<Change> rest = changes.stream().filter(change -> change.next() != null).toList();
    if (rest.size() < 2 || size(rest) <= Packing.LARGEST_TOTAL) {
      return writeTogether(changes);
    }
    List<Change> first = new ArrayList<>(changes);
    first.removeAll(rest.subList(0, rest.size() - 1));
    return writeTogether(first)
        && rest.subList(0, rest.size() - 1).stream().allMatch(change -> write(List.of(change)));
  }

  private static long size(List<Change> changes) {
    return changes.stream()
        .map(Change::next)
        .filter(Objects::nonNull)
        .mapToLong(next -> next.packed().size())
        .sum();
  }

  private static boolean isOnlySeenLater(Change change) {
    Generation old = change.old();
    Generation next = change.next();
    return old != null && next != null && next.isOnlySeenLaterThan(old);
  }

  /// Writes when the job was observed and seen to exist, and nothing else of the row.
  private boolean writeSeen(@Nullable Generation old, Generation seen) {
    try {
      table.updateItem(
          r ->
              r.item(EnhancedDocument.fromAttributeValueMap(SeenTimes.attributes(seen)))
                  .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                  .conditionExpression(isUnchanged(old)));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    } catch (TransactionConflictException _) {
      return false;
    }
  }

  private boolean writeTogether(List<Change> changes) {
    List<Put> puts =
        changes.stream()
            .filter(change -> change.next() != null)
            .map(change -> new Put(change.old(), change.next().packed()))
            .toList();
    boolean isAlone = changes.size() == 1 && puts.size() == 1;
    boolean isWritten =
        (isAlone && puts.getFirst().packing().parts().isEmpty())
            ? put(puts.getFirst())
            : transact(changes, puts);
    if (isWritten) {
      changes.forEach(change -> deleteParts(change, puts));
    }
    return isWritten;
  }

  private boolean put(Put put) {
    Map<String, AttributeValue> item = put.packing().item();
    try {
      table.putItem(
          r ->
              r.item(EnhancedDocument.fromAttributeValueMap(item))
                  .conditionExpression(isUnchanged(put.old()))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() && isWritten(item, e.item());
    } catch (TransactionConflictException _) {
      return false;
    }
  }

  /// Whether the item in the table is this one: the SDK repeats a put whose response was lost, and
  /// the repeated put fails on the item of the first.
  private static boolean isWritten(
      Map<String, AttributeValue> item, Map<String, AttributeValue> found) {
    Generation ours = new Generation(item);
    return found.containsKey(Generation.VERSION)
        && ours.version().equals(new Generation(found).version())
        && ours.observedAt().equals(new Generation(found).observedAt());
  }

  private boolean transact(List<Change> changes, List<Put> puts) {
    TransactWriteItemsEnhancedRequest.Builder transaction =
        TransactWriteItemsEnhancedRequest.builder();
    for (Put put : puts) {
      transaction.addPutItem(
          table,
          TransactPutItemEnhancedRequest.builder(EnhancedDocument.class)
              .item(EnhancedDocument.fromAttributeValueMap(put.packing().item()))
              .conditionExpression(isUnchanged(put.old()))
              .build());
      parts.add(transaction, put.packing());
    }
    for (Change change : changes) {
      if (change.next() == null && change.old() != null) {
        transaction.addDeleteItem(
            table,
            TransactDeleteItemEnhancedRequest.builder()
                .key(key(change.old()))
                .conditionExpression(isUnchanged(change.old()))
                .build());
      }
    }
    try {
      dynamo.transactWriteItems(transaction.build());
      return true;
    } catch (TransactionCanceledException e) {
      throwUnlessRace(e);
      return false;
    } catch (DynamoDbException e) {
      throw isTooLarge(e) ? tooLarge(puts) : e;
    }
  }

  /// Whether DynamoDB counts more bytes in the transaction than it accepts.
  private static boolean isTooLarge(DynamoDbException e) {
    return e.awsErrorDetails() != null
        && "ValidationException".equals(e.awsErrorDetails().errorCode())
        && String.valueOf(e.awsErrorDetails().errorMessage()).contains("size");
  }

  private static RowTooLargeException tooLarge(List<Put> puts) {
    return new RowTooLargeException(puts.stream().mapToInt(put -> put.packing().size()).sum());
  }

  /// Returns if another writer was the reason, else throws the exception.
  private static void throwUnlessRace(TransactionCanceledException e) {
    boolean isRace =
        e.cancellationReasons().stream()
            .anyMatch(
                reason ->
                    "ConditionalCheckFailed".equals(reason.code())
                        || "TransactionConflict".equals(reason.code()));
    if (!isRace) {
      throw e;
    }
  }

  private void deleteParts(Change change, List<Put> puts) {
    if (change.old() == null || Packing.parts(change.old().item()) == 0) {
      return;
    }
    AttributeValue version = Items.required(change.old().item(), Packing.PACKED_VERSION);
    boolean isUsed =
        puts.stream()
            .anyMatch(put -> version.equals(put.packing().item().get(Packing.PACKED_VERSION)));
    if (!isUsed) {
      parts.delete(change.old().item());
    }
  }

  private static Key key(Generation generation) {
    return Key.builder()
        .partitionValue(Items.text(generation.item(), KeyAttribute.ARN.id()))
        .sortValue(generation.creationTime())
        .build();
  }

  private static Expression isUnchanged(@Nullable Generation old) {
    if (old == null) {
      return Expression.builder()
          .expression("attribute_not_exists(#arn)")
          .putExpressionName("#arn", KeyAttribute.ARN.id())
          .build();
    }
    Expression observed =
        Expression.builder()
            .expression("#observed = :observed")
            .putExpressionName("#observed", Column.OBSERVED_AT.id())
            .putExpressionValue(":observed", AttributeValue.fromS(old.observedAt()))
            .build();
    return hasVersion(old).and(observed);
  }

  private static Expression hasVersion(Generation old) {
    Expression.Builder condition =
        Expression.builder().putExpressionName("#version", Generation.VERSION);
    return old.version().isEmpty()
        ? condition.expression("attribute_not_exists(#version)").build()
        : condition
            .expression("#version = :version")
            .putExpressionValue(":version", AttributeValue.fromS(old.version()))
            .build();
  }
}
