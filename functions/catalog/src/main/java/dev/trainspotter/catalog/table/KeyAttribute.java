package dev.trainspotter.catalog.table;

import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// An attribute that is part of a key of one of the tables.
public enum KeyAttribute {
  /// The job's ARN in lower case.
  ARN(ScalarAttributeType.S),
  /// The column `creation_time`; it differs between the generations of a job name.
  CREATION_TIME(ScalarAttributeType.S),
  /// A number from 0 to 7 made from the ARN; it spreads the newest jobs over partitions.
  SHARD(ScalarAttributeType.N),
  /// The column `training_job_status`; absent if the status is unknown or empty.
  TRAINING_JOB_STATUS(ScalarAttributeType.S),
  /// The column `account_id`.
  ACCOUNT_ID(ScalarAttributeType.S),
  /// The column `region`.
  REGION(ScalarAttributeType.S),
  /// The tuning job's ARN in lower case; absent if the job has none.
  TUNING_ARN(ScalarAttributeType.S),
  /// The topic of a note in the state table.
  TOPIC(ScalarAttributeType.S),
  /// The note's key within its topic.
  ENTRY(ScalarAttributeType.S);

  private final ScalarAttributeType type;

  KeyAttribute(ScalarAttributeType type) {
    this.type = type;
  }

  /// The attribute's name in DynamoDB.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The attribute's type in DynamoDB: S or N.
  public ScalarAttributeType type() {
    return type;
  }
}
