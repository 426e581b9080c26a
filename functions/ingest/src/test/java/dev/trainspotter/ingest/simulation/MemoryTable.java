package dev.trainspotter.ingest.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// One table in memory, with its indexes, which are never behind it.
final class MemoryTable {
  private final List<String> key;
  private final Map<String, GlobalSecondaryIndex> indexes = new HashMap<>();
  private final TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();

  MemoryTable(CreateTableRequest request) {
    this.key = names(request.keySchema().stream());
    request.globalSecondaryIndexes().forEach(index -> indexes.put(index.indexName(), index));
  }

  private static List<String> names(Stream<KeySchemaElement> schema) {
    return schema.map(KeySchemaElement::attributeName).toList();
  }

  @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> item) {
    return items.get(keyOf(item));
  }

  void put(Map<String, AttributeValue> item) {
    items.put(keyOf(item), Map.copyOf(item));
  }

  void delete(Map<String, AttributeValue> item) {
    items.remove(keyOf(item));
  }

  List<Map<String, AttributeValue>> all() {
    return List.copyOf(items.values());
  }

  private String keyOf(Map<String, AttributeValue> item) {
    return item.get(key.get(0)).s() + "\u0000" + item.get(key.get(1)).s();
  }

  QueryResponse query(QueryRequest request) {
    GlobalSecondaryIndex index = indexes.get(request.indexName());
    List<String> sortKeys = index == null ? List.of(key.get(1)) : sortKeys(index);
    Comparator<Map<String, AttributeValue>> order = order(sortKeys);
    if (Boolean.FALSE.equals(request.scanIndexForward())) {
      order = order.reversed();
    }
    Comparator<Map<String, AttributeValue>> inOrder = order;
    Map<String, AttributeValue> start = request.exclusiveStartKey();
    List<Map<String, AttributeValue>> found =
        candidates(request)
            .filter(item -> index == null || isIn(index, item))
            .filter(item -> isAsked(request, item))
            .filter(
                item ->
                    !request.hasExclusiveStartKey()
                        || start.isEmpty()
                        || inOrder.compare(item, start) > 0)
            .sorted(order)
            .toList();
    int limit = request.limit() == null ? Integer.MAX_VALUE : request.limit();
    List<Map<String, AttributeValue>> page =
        found.stream().limit(limit).map(item -> projected(index, item)).toList();
    QueryResponse.Builder response = QueryResponse.builder().items(page).count(page.size());
    if (page.size() < found.size()) {
      response.lastEvaluatedKey(lastKey(index, page.getLast()));
    }
    return response.build();
  }

  /// The items among which those are that a query asks for: all for a query of an index, else those
  /// of one partition. The partition's key is among the query's values.
  private Stream<Map<String, AttributeValue>> candidates(QueryRequest request) {
    if (request.indexName() != null) {
      return items.values().stream();
    }
    return request.expressionAttributeValues().values().stream()
        .filter(value -> value.s() != null)
        .flatMap(
            value -> items.subMap(value.s() + "\u0000", value.s() + "\u0001").values().stream());
  }

  private static boolean isAsked(QueryRequest request, Map<String, AttributeValue> item) {
    return Condition.isMet(
        request.keyConditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues(),
        item);
  }

  private static boolean isIn(GlobalSecondaryIndex index, Map<String, AttributeValue> item) {
    return names(index.keySchema().stream()).stream().allMatch(item::containsKey);
  }

  private static List<String> sortKeys(GlobalSecondaryIndex index) {
    return names(index.keySchema().stream().filter(e -> e.keyType() == KeyType.RANGE));
  }

  private static Comparator<Map<String, AttributeValue>> order(List<String> keys) {
    return (one, other) -> {
      for (String name : keys) {
        int order = Condition.compare(one.get(name), other.get(name));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private Map<String, AttributeValue> projected(
      @Nullable GlobalSecondaryIndex index, Map<String, AttributeValue> item) {
    if (index == null) {
      return item;
    }
    List<String> names = new ArrayList<>(key);
    names.addAll(names(index.keySchema().stream()));
    names.addAll(index.projection().nonKeyAttributes());
    return only(names, item);
  }

  private Map<String, AttributeValue> lastKey(
      @Nullable GlobalSecondaryIndex index, Map<String, AttributeValue> item) {
    List<String> names = new ArrayList<>(key);
    if (index != null) {
      names.addAll(names(index.keySchema().stream()));
    }
    return only(names, item);
  }

  private static Map<String, AttributeValue> only(
      List<String> names, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> only = new LinkedHashMap<>();
    for (String name : names) {
      if (item.containsKey(name)) {
        only.put(name, item.get(name));
      }
    }
    return only;
  }
}
