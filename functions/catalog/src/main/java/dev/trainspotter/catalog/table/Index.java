package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.Column;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The four indexes of the catalog table.
///
/// Every index is sorted by creation time and ARN, and projects [#PROJECTED]. DynamoDB cannot
/// change the projection of an index, so a change of the list needs new indexes with new names,
/// one per release.
public enum Index {
  /// All jobs.
  RECENT(List.of(KeyAttribute.SHARD)),
  /// The jobs with one status.
  BY_STATUS(List.of(KeyAttribute.TRAINING_JOB_STATUS, KeyAttribute.SHARD)),
  /// The jobs of one account in one Region.
  BY_ACCOUNT(List.of(KeyAttribute.ACCOUNT_ID, KeyAttribute.REGION)),
  /// The training jobs of one tuning job; a job without a tuning job is not in this index.
  BY_TUNING_JOB(List.of(KeyAttribute.TUNING_ARN));

  /// The attributes that every index carries in addition to keys. Lists show these columns by
  /// default and can filter by them without reading whole rows.
  public static final List<String> PROJECTED =
      Stream.concat(
              Column.carriedByIndexes().stream().map(Column::id),
              Stream.of(RowAttribute.DIGEST.id()))
          .toList();

  /// The columns that every entry of an index has. `_key` is made from its keys.
  public static final Set<Column> CARRIED = carried();

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

  private static Set<Column> carried() {
    Set<Column> columns = EnumSet.copyOf(Column.carriedByIndexes());
    columns.addAll(EnumSet.of(Column.KEY, Column.CREATION_TIME));
    return Collections.unmodifiableSet(columns);
  }

  /// The projected attributes that are not part of the index's key.
  public List<String> nonKeyAttributes() {
    List<String> keys = partitionKeys.stream().map(KeyAttribute::id).toList();
    return PROJECTED.stream().filter(attribute -> !keys.contains(attribute)).toList();
  }
}
