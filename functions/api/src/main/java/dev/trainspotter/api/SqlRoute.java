package dev.trainspotter.api;

import java.util.List;
import java.util.Locale;

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
      RUN_SQL.path + "/schema",
      "The tables that a query may name, with their columns.",
      List.of(),
      ResponseKind.SQL_SCHEMA);

  private final String method;
  private final String path;
  private final String description;
  private final List<Parameter> parameters;
  private final ResponseKind responseKind;

  SqlRoute(
      String method,
      String path,
      String description,
      List<Parameter> parameters,
      ResponseKind responseKind) {
    this.method = method;
    this.path = path;
    this.description = description;
    this.parameters = parameters;
    this.responseKind = responseKind;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public RouteFunction function() {
    return RouteFunction.SQL;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public ResponseKind responseKind() {
    return responseKind;
  }
}
