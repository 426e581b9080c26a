package dev.trainspotter.benchmarks.reconciliation;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Adds up the read and write units of all requests of a client.
public final class UnitMeter implements ExecutionInterceptor {
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private final DoubleAdder readUnits = new DoubleAdder();
  private final DoubleAdder writeUnits = new DoubleAdder();
  private final LongAdder writtenRows = new LongAdder();

  /// The read units so far.
  public double readUnits() {
    return readUnits.sum();
  }

  /// The write units so far.
  public double writeUnits() {
    return writeUnits.sum();
  }

  /// How many writes of rows there were; notes do not count.
  public long writtenRows() {
    return writtenRows.sum();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(TOTAL).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(TOTAL).build();
      case PutItemRequest put -> {
        countRow(put.tableName());
        yield put.toBuilder().returnConsumedCapacity(TOTAL).build();
      }
      case UpdateItemRequest update -> {
        countRow(update.tableName());
        yield update;
      }
      default -> context.request();
    };
  }

  private void countRow(String table) {
    if (table.equals(MeasuredTables.CATALOG)) {
      writtenRows.increment();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    switch (context.response()) {
      case GetItemResponse get -> readUnits.add(get.consumedCapacity().capacityUnits());
      case QueryResponse query -> readUnits.add(query.consumedCapacity().capacityUnits());
      case PutItemResponse put -> writeUnits.add(put.consumedCapacity().capacityUnits());
      default -> {}
    }
  }
}
