package dev.trainspotter.api;

/// What a successful response contains.
public enum ResponseKind {
  /// Jobs, and the cursor of the next page.
  PAGE("TrainingJobPage", "The jobs, with a cursor when there are more."),
  /// One job.
  ROW("TrainingJob", "The job."),
  /// How one job spent its time.
  TIMELINE("Timeline", "The phases and their sums."),
  /// Whether rows are fresh.
  HEALTH("Health", "Whether the rows are fresh, and how far each reconciliation is."),
  /// The columns.
  COLUMNS("Columns", "The columns in the order in which they are shown."),
  /// The result of a SQL query.
  SQL_RESULT("SqlResult", "The columns and rows of the result, and what the query cost."),
  /// The tables of SQL.
  SQL_SCHEMA("SqlSchema", "The tables that a query may name, with their columns."),
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

  /// One sentence for the OpenAPI document.
  public String description() {
    return description;
  }
}
