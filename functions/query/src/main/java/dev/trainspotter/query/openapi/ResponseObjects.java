package dev.trainspotter.query.openapi;

import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.catalog.JsonObject;

/// The responses as OpenAPI describes them, including those of API Gateway itself.
final class ResponseObjects {
  private static final String ETAG = "ETag";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  private ResponseObjects() {}

  /// The responses that all routes share, by name.
  static JsonObject all() {
    return new JsonObject()
        .with(
            "BadRequest",
            failure(
                "A parameter or the body is invalid; the problem says what to write.", problem()))
        .with(
            "Unauthorized",
            failure("No valid token, when the API is deployed with a JWT authorizer.", gateway()))
        .with(
            "Forbidden",
            failure(
                "The request is not signed, or the caller's policy does not allow this path.",
                gateway()))
        .with("NotFound", failure("No such job is known.", problem()))
        .with(
            "MethodNotAllowed",
            failure("The path does not have this method; `Allow` names those it has.", problem())
                .with(
                    "headers",
                    new JsonObject()
                        .with("Allow", header("The methods of the path.").with("required", true))))
        .with(
            "UnprocessableContent",
            failure(
                "The query needs more rows, read units, memory, time or bytes than one query may"
                    + " use; the problem says which, and what to change.",
                problem()))
        .with(
            "TooManyRequests", failure("More requests than the API accepts at a time.", gateway()))
        .with(
            "ServiceUnavailable",
            failure("The table or the function is busy: try again.", either())
                .with(
                    "headers",
                    new JsonObject()
                        .with(
                            "Retry-After",
                            header(
                                "Seconds to wait before the next try; absent in API Gateway's own"
                                    + " response."))))
        .with("Failed", failure("Any other failure.", either()));
  }

  /// The responses of a route, by status.
  static JsonObject of(Route route) {
    ResponseKind kind = route.responseKind();
    JsonObject responses = new JsonObject().with("200", success(kind));
    if (hasEntityTag(kind)) {
      responses.with("304", unchanged());
    }
    responses
        .with("400", ref("BadRequest"))
        .with("401", ref("Unauthorized"))
        .with("403", ref("Forbidden"));
    if (route.path().contains("{" + Parameter.TRAINING_JOB_NAME.id() + "}")) {
      responses.with("404", ref("NotFound"));
    }
    responses.with("405", ref("MethodNotAllowed"));
    if (kind == ResponseKind.SQL_RESULT) {
      responses.with("422", ref("UnprocessableContent"));
    }
    return responses
        .with("429", ref("TooManyRequests"))
        .with("503", ref("ServiceUnavailable"))
        .with("default", ref("Failed"));
  }

  private static JsonObject ref(String name) {
    return new JsonObject().with("$ref", "#/components/responses/" + name);
  }

  private static boolean hasEntityTag(ResponseKind kind) {
    return kind == ResponseKind.ROW || kind == ResponseKind.PAGE;
  }

  private static JsonObject success(ResponseKind kind) {
    JsonObject content = new JsonObject().with(JSON, schema(Schemas.ref(kind.schema())));
    if (kind == ResponseKind.PAGE) {
      content
          .with(Format.NDJSON.mediaType(), text("One row on each line, each an object as in JSON."))
          .with(
              Format.CSV.mediaType(),
              text("RFC 4180: a header of column ids or paths, then one row on each line."));
    }
    if (kind == ResponseKind.SQL_RESULT) {
      content
          .with(
              Format.NDJSON.mediaType(),
              text("One row on each line, each an object with the columns as members."))
          .with(
              Format.CSV.mediaType(),
              text("RFC 4180: a header of column names, then one row on each line."));
    }
    return new JsonObject()
        .with("description", kind.description())
        .with("headers", headers(kind))
        .with("content", content);
  }

  private static JsonObject unchanged() {
    return new JsonObject()
        .with(
            "description",
            "Not changed since the response that `If-None-Match` names. A list returns it only for"
                + " one `training_job_arn`.")
        .with("headers", new JsonObject().with(ETAG, entityTag()));
  }

  private static JsonObject headers(ResponseKind kind) {
    JsonObject headers = new JsonObject();
    if (kind == ResponseKind.PAGE) {
      headers
          .with("Link", header("The next page, with `rel=\"next\"`; absent on the last page."))
          .with(Page.Header.ROWS_EXAMINED, header("`rows_examined`, in every format."))
          .with(Page.Header.COMPLETE, header("`complete`, in every format."))
          .with(
              Page.Header.INCOMPLETE_ROWS,
              header("The number of `incomplete_rows`, in every format; absent when it is 0."));
    }
    if (kind == ResponseKind.SQL_RESULT) {
      headers
          .with(SqlResult.Header.COMPLETE, header("`complete`, in every format."))
          .with(SqlResult.Header.ROWS_EXAMINED, header("`rows_examined`, in every format."))
          .with(SqlResult.Header.READ_UNITS, header("`read_units`, in every format."))
          .with(SqlResult.Header.MILLISECONDS, header("`milliseconds`, in every format."));
    }
    if (kind == ResponseKind.ROW || kind == ResponseKind.TIMELINE) {
      headers.with(
          Response.MISSING_COLUMNS,
          header(
              "The columns that may be missing, because parts of the job's row are lost; absent"
                  + " when the row is complete."));
    }
    if (hasEntityTag(kind)) {
      headers.with(ETAG, entityTag());
    }
    return headers;
  }

  private static JsonObject entityTag() {
    return header("Identifies this state of one job, whenever it was observed; weak.");
  }

  private static JsonObject header(String description) {
    return schema(Schemas.string()).with("description", description);
  }

  private static JsonObject failure(String description, JsonObject content) {
    return new JsonObject().with("description", description).with("content", content);
  }

  /// A problem, from the function.
  private static JsonObject problem() {
    return new JsonObject().with(PROBLEM, schema(Schemas.ref(Schemas.PROBLEM)));
  }

  /// A message, from API Gateway, when the function is not called or fails.
  private static JsonObject gateway() {
    return new JsonObject().with(JSON, schema(Schemas.ref(Schemas.GATEWAY_MESSAGE)));
  }

  private static JsonObject either() {
    return problem().with(JSON, schema(Schemas.ref(Schemas.GATEWAY_MESSAGE)));
  }

  private static JsonObject text(String description) {
    return schema(Schemas.string().with("description", description));
  }

  private static JsonObject schema(JsonObject schema) {
    return new JsonObject().with("schema", schema);
  }
}
