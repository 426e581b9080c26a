package dev.trainspotter.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row: the columns of a training job that have a value, by column id, in the columns' order.
public final class TrainingJob {
  /// Holds every column that has a value, but perhaps not the `_key`; may hold other attributes of
  /// an item too.
  private final Map<String, AttributeValue> values;

  /// The `_key`; null if the values hold it, or if there is none.
  private final @Nullable AttributeValue key;

  /// Made when it is first asked for: most index entries are read for a few columns only. Two
  /// threads that make it at the same time make equal maps.
  private volatile @Nullable Map<String, AttributeValue> columns;

  /// @param columns values by column id; a column without a value has no entry
  /// @throws IllegalArgumentException when a key is not a column's id
  public TrainingJob(Map<String, AttributeValue> columns) {
    this.values = ordered(column -> columns.get(column.id()));
    this.key = null;
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException("expected column ids only, got " + columns.keySet());
    }
    this.columns = values;
  }

  private TrainingJob(Map<String, AttributeValue> item, AttributeValue key) {
    this.values = item;
    this.key = key;
  }

  /// The columns among the attributes of an item, with this `_key`. The item must not change
  /// afterwards.
  public static TrainingJob ofItem(Map<String, AttributeValue> item, AttributeValue key) {
    return new TrainingJob(item, key);
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

  /// Values by column id, in the columns' order; a column without a value has no entry.
  public Map<String, AttributeValue> columns() {
    Map<String, AttributeValue> made = columns;
    if (made == null) {
      made = ordered(this::get);
      columns = made;
    }
    return made;
  }

  private static Map<String, AttributeValue> ordered(
      Function<Column, @Nullable AttributeValue> values) {
    Map<String, AttributeValue> ordered = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      AttributeValue value = values.apply(column);
      if (value != null) {
        ordered.put(column.id(), value);
      }
    }
    return Collections.unmodifiableMap(ordered);
  }

  /// The row with another value in this column, and the `_key` that belongs to it.
  public TrainingJob with(Column column, AttributeValue value) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(columns());
    changed.put(column.id(), value);
    return of(changed);
  }

  /// The column's value as the table stores it; null when absent.
  public @Nullable AttributeValue get(Column column) {
    return column == Column.KEY && key != null ? key : values.get(column.id());
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
    return Json.text(columns());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrainingJob job && columns().equals(job.columns());
  }

  @Override
  public int hashCode() {
    return columns().hashCode();
  }

  @Override
  public String toString() {
    return columns().toString();
  }
}
