package dev.trainspotter.api;

/// A Lambda function that serves routes of the API.
public enum RouteFunction {
  /// Rows, their timelines and columns, and the OpenAPI document.
  QUERY("Query"),
  /// SQL over the rows.
  SQL("Sql");

  private final String id;

  RouteFunction(String id) {
    this.id = id;
  }

  /// Its name in the stack, without the suffix `Function`.
  public String id() {
    return id;
  }
}
