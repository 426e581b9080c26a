package dev.trainspotter.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row: the columns of a training job that have a value, by column id, in the columns' order.
///
/// @param columns no other keys than column ids; absent columns are absent
public record TrainingJob(Map<String, AttributeValue> columns) {
  /// @throws IllegalArgumentException when a key is no column or the ARN is missing
  public TrainingJob {
    Map<String, AttributeValue> ordered = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      AttributeValue value = columns.get(column.id());
      if (value != null) {
        ordered.put(column.id(), value);
      }
    }
    if (ordered.size() != columns.size()) {
      throw new IllegalArgumentException("not only columns: " + columns.keySet());
    }
    columns = Collections.unmodifiableMap(ordered);
  }

  /// The row that these columns make, with `_key` from the job's ARN and creation time; a row
  /// without a creation time has no `_key`.
  public static TrainingJob of(Map<String, AttributeValue> columns) {
    Map<String, AttributeValue> row = new LinkedHashMap<>(columns);
    row.remove(Column.KEY.id());
    TrainingJob job = new TrainingJob(row);
    String creationTime = job.text(Column.CREATION_TIME);
    if (creationTime == null) {
      return job;
    }
    row.put(Column.KEY.id(), AttributeValue.fromS(job.arn().key() + "@" + creationTime));
    return new TrainingJob(row);
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
  public TrainingJobArn arn() {
    return new TrainingJobArn(String.valueOf(text(Column.TRAINING_JOB_ARN)));
  }

  /// The row as one flat JSON object with column ids as keys.
  public String toJson() {
    return Json.text(columns);
  }
}
