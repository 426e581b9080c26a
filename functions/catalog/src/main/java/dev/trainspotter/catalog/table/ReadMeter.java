package dev.trainspotter.catalog.table;

import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// Adds up what reading costs, as DynamoDB reports it: of the table, its indexes, and what is kept
/// beside them.
public final class ReadMeter {
  /// What a request must ask for to be counted.
  public static final ReturnConsumedCapacity DETAIL = ReturnConsumedCapacity.TOTAL;

  private final DoubleAdder units = new DoubleAdder();

  /// Read units so far.
  public double units() {
    return units.sum();
  }

  public void add(@Nullable ConsumedCapacity capacity) {
    if (capacity != null) {
      units.add(capacity.capacityUnits());
    }
  }
}
