package dev.trainspotter.catalog;

/// What the values of a column look like. It decides how a column is stored, which values a request
/// may compare it with, and whether a path leads into it.
public enum ValueForm {
  /// Text in which any characters may occur.
  TEXT(ColumnType.STRING),
  /// 12 digits.
  ACCOUNT_ID(ColumnType.STRING),
  /// The code of a Region, such as `eu-west-1`.
  REGION(ColumnType.STRING),
  /// A training job's ARN in lower case, `@` and its creation time.
  KEY(ColumnType.STRING),
  /// The ARN of a training job.
  TRAINING_JOB_ARN(ColumnType.STRING),
  /// The ARN of an IAM role.
  ROLE_ARN(ColumnType.STRING),
  /// The ARN of another resource; SageMaker sends some of them as an empty text.
  ARN(ColumnType.STRING),
  /// A training job's name.
  TRAINING_JOB_NAME(ColumnType.STRING),
  /// One of [KnownStatus], or a status that SageMaker has added since.
  STATUS(ColumnType.STRING),
  /// A secondary status as SageMaker spells it.
  SECONDARY_STATUS(ColumnType.STRING),
  /// One instance type, or several joined by commas.
  INSTANCE_TYPES(ColumnType.STRING),
  /// A whole number.
  WHOLE_NUMBER(ColumnType.INT64),
  /// True or false.
  YES_OR_NO(ColumnType.BOOL),
  /// A time with milliseconds.
  TIME(ColumnType.TIMESTAMP),
  /// A structure with SageMaker's members.
  STRUCTURE(ColumnType.JSON),
  /// A list of structures with SageMaker's members.
  STRUCTURES(ColumnType.JSON),
  /// A list of structures, each with a metric's name and value.
  METRICS(ColumnType.JSON),
  /// Text by key.
  TEXT_BY_KEY(ColumnType.HSTORE),
  /// Tag values by tag key.
  TAGS(ColumnType.HSTORE_CSV);

  private final ColumnType type;

  ValueForm(ColumnType type) {
    this.type = type;
  }

  /// The type of a column with such values.
  public ColumnType type() {
    return type;
  }

  /// Whether values are lists of structures.
  public boolean isList() {
    return this == STRUCTURES || this == METRICS;
  }

  /// Whether values are ARNs, which SageMaker spells in different cases.
  public boolean isArn() {
    return this == TRAINING_JOB_ARN || this == ROLE_ARN || this == ARN;
  }
}
