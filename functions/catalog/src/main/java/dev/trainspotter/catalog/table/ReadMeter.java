package dev.trainspotter.catalog.table;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// Adds up what one request reads: read units of both tables and their indexes, as DynamoDB
/// reports them, and the rows that were examined.
public final class ReadMeter {
  /// The setting with which a request reports its read units.
  public static final ReturnConsumedCapacity DETAIL = ReturnConsumedCapacity.TOTAL;

  private final DoubleAdder units = new DoubleAdder();
  private final LongAdder rowsExamined = new LongAdder();

  /// Read units so far.
  public double units() {
    return units.sum();
  }

  /// Rows examined so far, whether they are shown or not.
  public long rowsExamined() {
    return rowsExamined.sum();
  }

  /// Counts rows that were examined.
  public void addRowsExamined(long rows) {
    rowsExamined.add(rows);
  }

  /// Counts the read units of one request to DynamoDB; null when it reported none.
  public void add(@Nullable ConsumedCapacity capacity) {
    if (capacity != null) {
      units.add(capacity.capacityUnits());
    }
  }
}
