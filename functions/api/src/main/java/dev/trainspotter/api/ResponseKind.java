package dev.trainspotter.api;

/// What a route answers when all is well.
public enum ResponseKind {
  /// Jobs and where the next ones are.
  PAGE("TrainingJobPage", "The jobs, and a cursor when there are more."),
  /// One job.
  ROW("TrainingJob", "The job."),
  /// How one job spent its time.
  TIMELINE("Timeline", "The phases and their sums."),
  /// What columns there are.
  COLUMNS("Columns", "The columns in the order in which they are shown."),
  /// The API's documentation.
  DOCUMENT("Document", "This document.");

  private final String schema;
  private final String description;

  ResponseKind(String schema, String description) {
    this.schema = schema;
    this.description = description;
  }

  /// The name of its schema in the API's documentation.
  public String schema() {
    return schema;
  }

  /// What it has.
  public String description() {
    return description;
  }
}
