package dev.trainspotter.api;

import static dev.trainspotter.api.Parameter.BOM;
import static dev.trainspotter.api.Parameter.CREATION_TIME;
import static dev.trainspotter.api.Parameter.CURSOR;
import static dev.trainspotter.api.Parameter.DELETED;
import static dev.trainspotter.api.Parameter.FIELDS;
import static dev.trainspotter.api.Parameter.FORMAT;
import static dev.trainspotter.api.Parameter.LIMIT;
import static dev.trainspotter.api.Parameter.SINCE;
import static dev.trainspotter.api.Parameter.SORT;

import java.util.List;

/// The routes of the query function.
public enum RowRoute implements Route {
  /// Pages of jobs.
  LIST_TRAINING_JOBS(
      "GET",
      ROOT + "/training-jobs",
      "Jobs of all accounts and Regions; every column can be a condition.",
      List.of(SORT, SINCE, DELETED, LIMIT, CURSOR, FIELDS, FORMAT, BOM),
      ResponseKind.PAGE),
  /// Pages of one account's jobs.
  LIST_TRAINING_JOBS_OF_ACCOUNT(
      "GET",
      LIST_TRAINING_JOBS.path() + "/{account_id}",
      "Jobs of one account; every column can be a condition.",
      LIST_TRAINING_JOBS.parameters(),
      ResponseKind.PAGE),
  /// Pages of one account's jobs in one Region.
  LIST_TRAINING_JOBS_OF_REGION(
      "GET",
      LIST_TRAINING_JOBS_OF_ACCOUNT.path() + "/{region}",
      "Jobs of one account in one Region; every column can be a condition.",
      LIST_TRAINING_JOBS.parameters(),
      ResponseKind.PAGE),
  /// One job.
  GET_TRAINING_JOB(
      "GET",
      LIST_TRAINING_JOBS_OF_REGION.path() + "/{training_job_name}",
      "One job with everything that is known about it, as of now.",
      List.of(CREATION_TIME, FIELDS),
      ResponseKind.ROW),
  /// How one job spent its time.
  GET_TIMELINE(
      "GET",
      GET_TRAINING_JOB.path() + "/timeline",
      "How one job spent its time: phases, gaps and interruptions, and their sums.",
      List.of(CREATION_TIME),
      ResponseKind.TIMELINE),
  /// Whether all rows are fresh.
  GET_HEALTH(
      "GET",
      ROOT + "/health",
      "Whether the rows of all accounts and Regions are fresh, and if not, why.",
      List.of(),
      ResponseKind.HEALTH),
  /// Whether the rows of one account are fresh.
  GET_HEALTH_OF_ACCOUNT(
      "GET",
      GET_HEALTH.path() + "/{account_id}",
      "Whether the rows of one account are fresh, and if not, why.",
      List.of(),
      ResponseKind.HEALTH),
  /// Whether the rows of one account in one Region are fresh.
  GET_HEALTH_OF_REGION(
      "GET",
      GET_HEALTH_OF_ACCOUNT.path() + "/{region}",
      "Whether the rows of one account in one Region are fresh, and if not, why.",
      List.of(),
      ResponseKind.HEALTH),
  /// The columns of a job.
  LIST_COLUMNS(
      "GET",
      ROOT + "/columns",
      "Every column: its type, its source and its description.",
      List.of(),
      ResponseKind.COLUMNS),
  /// The OpenAPI document.
  GET_OPENAPI(
      "GET",
      ROOT + "/openapi.json",
      "This API as an OpenAPI 3.1 document.",
      List.of(),
      ResponseKind.DOCUMENT);

  private final Shape shape;

  RowRoute(
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
    return RouteFunction.QUERY;
  }
}
