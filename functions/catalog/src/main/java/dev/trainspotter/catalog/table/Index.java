package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The table's four indexes: their keys and what they answer.
///
/// Every index is sorted by creation time and ARN, and projects [#PROJECTED]. A projection can
/// never be changed: a change of the list is a new index under a new name, one per release.
public enum Index {
  /// The newest jobs anywhere.
  RECENT(List.of(KeyAttribute.SHARD)),
  /// What runs now, what failed.
  BY_STATUS(List.of(KeyAttribute.TRAINING_JOB_STATUS, KeyAttribute.SHARD)),
  /// One account's jobs in one Region.
  BY_ACCOUNT(List.of(KeyAttribute.ACCOUNT_ID, KeyAttribute.REGION)),
  /// A tuning job's children; jobs without a tuning job are not in it.
  BY_TUNING_JOB(List.of(KeyAttribute.TUNING_ARN));

  /// What a list shows and filters cheaply: the attributes that every index carries beside keys.
  public static final List<String> PROJECTED =
      Stream.concat(
              Column.carriedByIndexes().stream().map(Column::id),
              Stream.of(RowAttribute.DIGEST.id()))
          .toList();

  private final List<KeyAttribute> partitionKeys;

  Index(List<KeyAttribute> partitionKeys) {
    this.partitionKeys = partitionKeys;
  }

  /// The index's name in DynamoDB.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The partition key's attributes, in order.
  public List<KeyAttribute> partitionKeys() {
    return partitionKeys;
  }

  /// The sort key's attributes, in order.
  public List<KeyAttribute> sortKeys() {
    return List.of(KeyAttribute.CREATION_TIME, KeyAttribute.ARN);
  }

  /// The projected attributes that are not the index's key already.
  public List<String> nonKeyAttributes() {
    List<String> keys = partitionKeys.stream().map(KeyAttribute::id).toList();
    return PROJECTED.stream().filter(attribute -> !keys.contains(attribute)).toList();
  }
}
