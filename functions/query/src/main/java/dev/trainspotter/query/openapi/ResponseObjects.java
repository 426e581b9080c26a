package dev.trainspotter.query.openapi;

import dev.trainspotter.api.Format;
import dev.trainspotter.api.Page;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.api.Route;
import dev.trainspotter.catalog.JsonObject;

/// The answers as OpenAPI describes them, API Gateway's own ones included.
final class ResponseObjects {
  private static final String ETAG = "ETag";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  private ResponseObjects() {}

  /// Those that are the same for every route, by name.
  static JsonObject all() {
    return new JsonObject()
        .with(
            "BadRequest",
            refusal(
                "A parameter cannot be answered; the problem names it and says why.", problem()))
        .with("Unauthorized", refusal("No valid token, where the API takes tokens.", gateway()))
        .with(
            "Forbidden",
            refusal("Not signed, or the caller's policy does not allow this path.", gateway()))
        .with("NotFound", refusal("No such job is known.", problem()))
        .with(
            "MethodNotAllowed",
            refusal("There is no such method here; `Allow` names what there is.", problem())
                .with(
                    "headers",
                    new JsonObject().with("Allow", header("Methods.").with("required", true))))
        .with("TooManyRequests", refusal("More than the API takes at once.", gateway()))
        .with(
            "ServiceUnavailable",
            refusal("The table is busy, or the function is: try again.", either())
                .with(
                    "headers",
                    new JsonObject()
                        .with(
                            "Retry-After",
                            header("After so many seconds; absent where API Gateway answers."))))
        .with("Failed", refusal("Whatever else went wrong.", either()));
  }

  /// Those of a route, by status.
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
    return responses
        .with("405", ref("MethodNotAllowed"))
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
          .with(Format.NDJSON.mediaType(), text("One row a line, each an object as in JSON."))
          .with(
              Format.CSV.mediaType(),
              text("RFC 4180, a header of column ids or paths, then one row a line."));
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
            "Still the same as `If-None-Match` names; in a list only of one `training_job_arn`.")
        .with("headers", new JsonObject().with(ETAG, entityTag()));
  }

  private static JsonObject headers(ResponseKind kind) {
    JsonObject headers = new JsonObject();
    if (kind == ResponseKind.PAGE) {
      headers
          .with("Link", header("The next page, with `rel=\"next\"`; absent on the last one."))
          .with(Page.Header.ROWS_EXAMINED, header("`rows_examined`, in every format."))
          .with(Page.Header.COMPLETE, header("`complete`, in every format."));
    }
    if (hasEntityTag(kind)) {
      headers.with(ETAG, entityTag());
    }
    return headers;
  }

  private static JsonObject entityTag() {
    return header("Names this state of one job, whenever it was observed; a weak one.");
  }

  private static JsonObject header(String description) {
    return schema(Schemas.string()).with("description", description);
  }

  private static JsonObject refusal(String description, JsonObject content) {
    return new JsonObject().with("description", description).with("content", content);
  }

  /// What the function says.
  private static JsonObject problem() {
    return new JsonObject().with(PROBLEM, schema(Schemas.ref(Schemas.PROBLEM)));
  }

  /// What API Gateway says when the function is not asked or does not answer.
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
