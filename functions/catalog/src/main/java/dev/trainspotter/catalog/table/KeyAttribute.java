package dev.trainspotter.catalog.table;

import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// An attribute that is part of a key of one of the tables.
public enum KeyAttribute {
  /// The job's ARN in lower case.
  ARN(ScalarAttributeType.S),
  /// The column; tells generations apart.
  CREATION_TIME(ScalarAttributeType.S),
  /// 0 to 7, from the ARN: spreads the newest jobs over partitions.
  SHARD(ScalarAttributeType.N),
  /// The column.
  TRAINING_JOB_STATUS(ScalarAttributeType.S),
  /// The column.
  ACCOUNT_ID(ScalarAttributeType.S),
  /// The column.
  REGION(ScalarAttributeType.S),
  /// The tuning job's ARN in lower case; absent where there is none.
  TUNING_ARN(ScalarAttributeType.S),
  /// What kind of note of the state table it is, and about what.
  TOPIC(ScalarAttributeType.S),
  /// The note's place within its topic.
  ENTRY(ScalarAttributeType.S);

  private final ScalarAttributeType type;

  KeyAttribute(ScalarAttributeType type) {
    this.type = type;
  }

  /// The attribute's name in DynamoDB.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// S or N.
  public ScalarAttributeType type() {
    return type;
  }
}
