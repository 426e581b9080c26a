package dev.trainspotter.api;

import java.util.List;

/// The routes of the SQL function.
public enum SqlRoute implements Route {
  /// Runs a query.
  RUN_SQL(
      "POST",
      ROOT + "/sql",
      "Runs one SELECT over the tables of training jobs.",
      List.of(Parameter.FORMAT, Parameter.BOM),
      ResponseKind.SQL_RESULT),
  /// The tables that a query may name.
  GET_SQL_SCHEMA(
      "GET",
      RUN_SQL.path() + "/schema",
      "The tables that a query may name, with their columns.",
      List.of(),
      ResponseKind.SQL_SCHEMA);

  private final Shape shape;

  SqlRoute(
      String method,
      String path,
      String description,
      List<Parameter> parameters,
      ResponseKind responseKind) {
    this.shape = new Shape(method, path, description, parameters, responseKind);
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public RouteFunction function() {
    return RouteFunction.SQL;
  }
}
