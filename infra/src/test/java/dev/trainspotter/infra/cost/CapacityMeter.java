package dev.trainspotter.infra.cost;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Lets every request to DynamoDB report its read or write units, and adds them up.
final class CapacityMeter implements ExecutionInterceptor {
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private double writeUnits;
  private double readUnits;

  synchronized double writeUnits() {
    return writeUnits;
  }

  synchronized double readUnits() {
    return readUnits;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(TOTAL).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(TOTAL).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(TOTAL).build();
      case TransactWriteItemsRequest all -> all.toBuilder().returnConsumedCapacity(TOTAL).build();
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(TOTAL).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(TOTAL).build();
      default -> throw new IllegalArgumentException("not measured: " + context.request());
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    double units =
        capacities(context.response()).mapToDouble(ConsumedCapacity::capacityUnits).sum();
    boolean isRead =
        context.response() instanceof GetItemResponse
            || context.response() instanceof QueryResponse;
    synchronized (this) {
      writeUnits += isRead ? 0 : units;
      readUnits += isRead ? units : 0;
    }
  }

  private static Stream<ConsumedCapacity> capacities(SdkResponse response) {
    List<ConsumedCapacity> all =
        switch (response) {
          case PutItemResponse put -> List.of(put.consumedCapacity());
          case UpdateItemResponse update -> List.of(update.consumedCapacity());
          case DeleteItemResponse delete -> List.of(delete.consumedCapacity());
          case TransactWriteItemsResponse several -> several.consumedCapacity();
          case GetItemResponse get -> List.of(get.consumedCapacity());
          case QueryResponse query -> List.of(query.consumedCapacity());
          default -> throw new IllegalArgumentException("not measured: " + response);
        };
    return all.stream();
  }
}
