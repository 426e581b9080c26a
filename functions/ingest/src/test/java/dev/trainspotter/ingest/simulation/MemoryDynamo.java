package dev.trainspotter.ingest.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// DynamoDB in memory, as far as ingest and reconciliation use it. [MemoryDynamoTest] compares it
/// with DynamoDB Local.
final class MemoryDynamo implements DynamoDbClient {
  private final Map<String, MemoryTable> tables = new ConcurrentHashMap<>();
  private final Steps steps;

  MemoryDynamo(Steps steps) {
    this.steps = steps;
  }

  /// The rows of a table.
  synchronized List<Map<String, AttributeValue>> items(String table) {
    return table(table).all();
  }

  /// Removes an item.
  synchronized void forget(String table, Map<String, AttributeValue> item) {
    table(table).delete(item);
  }

  private MemoryTable table(String name) {
    MemoryTable table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + name);
    }
    return table;
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    tables.put(request.tableName(), new MemoryTable(request));
    return CreateTableResponse.builder().build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return steps.around("GetItem", () -> locked(() -> get(request)));
  }

  private GetItemResponse get(GetItemRequest request) {
    Map<String, AttributeValue> item = table(request.tableName()).get(request.key());
    GetItemResponse.Builder response = GetItemResponse.builder();
    return item == null ? response.build() : response.item(item).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return steps.around("Query", () -> locked(() -> table(request.tableName()).query(request)));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return steps.around(
        "PutItem",
        () ->
            locked(
                () -> {
                  check(
                      request.tableName(),
                      request.item(),
                      request.conditionExpression(),
                      request.expressionAttributeNames(),
                      request.expressionAttributeValues());
                  write(request.tableName(), request.item());
                  return PutItemResponse.builder().build();
                }));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return steps.around("UpdateItem", () -> locked(() -> update(request)));
  }

  private UpdateItemResponse update(UpdateItemRequest request) {
    check(
        request.tableName(),
        request.key(),
        request.conditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues());
    Map<String, AttributeValue> item = table(request.tableName()).get(request.key());
    Map<String, AttributeValue> changed = new HashMap<>(item == null ? request.key() : item);
    for (String clause : request.updateExpression().split("(?=SET |REMOVE )", -1)) {
      boolean isSet = clause.startsWith("SET ");
      for (String action : clause.replaceFirst("SET |REMOVE ", "").split(",", -1)) {
        String[] parts = action.strip().split(" = ", -1);
        String name = request.expressionAttributeNames().getOrDefault(parts[0], parts[0]);
        if (isSet) {
          changed.put(name, request.expressionAttributeValues().get(parts[1]));
        } else {
          changed.remove(name);
        }
      }
    }
    write(request.tableName(), changed);
    return UpdateItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return steps.around(
        "DeleteItem",
        () ->
            locked(
                () -> {
                  table(request.tableName()).delete(request.key());
                  return DeleteItemResponse.builder().build();
                }));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return steps.around("TransactWriteItems", () -> locked(() -> transact(request)));
  }

  private TransactWriteItemsResponse transact(TransactWriteItemsRequest request) {
    List<CancellationReason> reasons = new ArrayList<>();
    for (TransactWriteItem each : request.transactItems()) {
      reasons.add(CancellationReason.builder().code(isMet(each) ? "None" : FAILED).build());
    }
    if (reasons.stream().anyMatch(reason -> reason.code().equals(FAILED))) {
      throw TransactionCanceledException.builder().cancellationReasons(reasons).build();
    }
    for (TransactWriteItem each : request.transactItems()) {
      if (each.put() != null) {
        write(each.put().tableName(), each.put().item());
      } else {
        table(each.delete().tableName()).delete(each.delete().key());
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  private static final String FAILED = "ConditionalCheckFailed";

  private boolean isMet(TransactWriteItem each) {
    if (each.put() != null) {
      return Condition.isMet(
          each.put().conditionExpression(),
          each.put().expressionAttributeNames(),
          each.put().expressionAttributeValues(),
          table(each.put().tableName()).get(each.put().item()));
    }
    return Condition.isMet(
        each.delete().conditionExpression(),
        each.delete().expressionAttributeNames(),
        each.delete().expressionAttributeValues(),
        table(each.delete().tableName()).get(each.delete().key()));
  }

  private void check(
      String name,
      Map<String, AttributeValue> key,
      @Nullable String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> old = table(name).get(key);
    if (!Condition.isMet(condition, names, values, old)) {
      throw ConditionalCheckFailedException.builder()
          .message("The conditional request failed")
          .item(old)
          .build();
    }
  }

  private void write(String name, Map<String, AttributeValue> item) {
    MemoryTable table = table(name);
    Map<String, AttributeValue> next = steps.written(name, table.get(item), item);
    table.put(next);
  }

  private synchronized <T> T locked(Supplier<T> operation) {
    return operation.get();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
