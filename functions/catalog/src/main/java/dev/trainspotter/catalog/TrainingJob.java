package dev.trainspotter.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row: the columns of a training job that have a value, by column id, in the columns' order.
///
/// @param columns values by column id; a column without a value has no entry
public record TrainingJob(Map<String, AttributeValue> columns) {
  /// @throws IllegalArgumentException when a key is not a column's id
  public TrainingJob {
    Map<String, AttributeValue> ordered = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      AttributeValue value = columns.get(column.id());
      if (value != null) {
        ordered.put(column.id(), value);
      }
    }
    if (ordered.size() != columns.size()) {
      throw new IllegalArgumentException("expected column ids only, got " + columns.keySet());
    }
    columns = Collections.unmodifiableMap(ordered);
  }

  /// The row with these columns and its `_key`, which is made of the job's ARN and creation time. A
  /// row without a creation time has no `_key`.
  ///
  /// @throws IllegalArgumentException when a key is not a column's id, or when there is a creation
  ///     time but no ARN
  public static TrainingJob of(Map<String, AttributeValue> columns) {
    Map<String, AttributeValue> row = new LinkedHashMap<>(columns);
    row.remove(Column.KEY.id());
    AttributeValue creationTime = columns.get(Column.CREATION_TIME.id());
    if (creationTime != null) {
      AttributeValue arn = columns.get(Column.TRAINING_JOB_ARN.id());
      TrainingJobArn stored = TrainingJobArn.ofStored(arn == null ? "" : arn.s());
      row.put(Column.KEY.id(), AttributeValue.fromS(stored.key() + "@" + creationTime.s()));
    }
    return new TrainingJob(row);
  }

  /// The row with another value in this column, and the `_key` that belongs to it.
  public TrainingJob with(Column column, AttributeValue value) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(columns);
    changed.put(column.id(), value);
    return of(changed);
  }

  /// The column's value as the table stores it; null when absent.
  public @Nullable AttributeValue get(Column column) {
    return columns.get(column.id());
  }

  /// The text of a column of type string or timestamp; null when absent.
  public @Nullable String text(Column column) {
    AttributeValue value = get(column);
    return value == null ? null : value.s();
  }

  /// The job's ARN as SageMaker spells it.
  ///
  /// @throws IllegalArgumentException when the row has no ARN
  public TrainingJobArn arn() {
    return TrainingJobArn.ofStored(String.valueOf(text(Column.TRAINING_JOB_ARN)));
  }

  /// The row as one JSON object with column ids as keys.
  public String toJson() {
    return Json.text(columns);
  }
}
