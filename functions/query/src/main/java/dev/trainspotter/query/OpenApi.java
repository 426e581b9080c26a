package dev.trainspotter.query;

import dev.trainspotter.edge.HttpAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The API's documentation in the form of OpenAPI 3.1, made of the same data as the API itself.
final class OpenApi {
  /// Of the form, not of the API.
  static final String VERSION = "3.1.0";

  private static final String ETAG = "ETag";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String DOCUMENT = document().toString();

  private OpenApi() {}

  /// The document.
  static Answer answer() {
    return new Answer(HttpAnswer.json(DOCUMENT), 0);
  }

  private static JsonObject document() {
    return new JsonObject()
        .with("openapi", VERSION)
        .with("info", info())
        .withObjects(
            "security",
            List.of(
                new JsonObject().withTexts("sigv4", List.of()),
                new JsonObject().withTexts("jwt", List.of())))
        .with("paths", paths())
        .with(
            "components",
            new JsonObject()
                .with("schemas", Schemas.all())
                .with("parameters", ParameterObjects.all())
                .with("securitySchemes", securitySchemes()));
  }

  private static JsonObject info() {
    return new JsonObject()
        .with("title", "Trainspotter")
        .with("version", "1")
        .with(
            "description",
            "Every SageMaker training job that went by, kept after SageMaker itself forgot it.")
        .with(
            "license",
            new JsonObject().with("name", "Apache-2.0").with("identifier", "Apache-2.0"));
  }

  private static JsonObject securitySchemes() {
    return new JsonObject()
        .with(
            "sigv4",
            new JsonObject()
                .with("type", "apiKey")
                .with("name", "Authorization")
                .with("in", "header")
                .with("x-amazon-apigateway-authtype", "awsSigv4")
                .with("description", "AWS Signature Version 4, service `execute-api`."))
        .with(
            "jwt",
            new JsonObject()
                .with("type", "http")
                .with("scheme", "bearer")
                .with("bearerFormat", "JWT")
                .with("description", "Where the API was deployed with a JWT authorizer."));
  }

  private static JsonObject paths() {
    Map<String, JsonObject> paths = new LinkedHashMap<>();
    for (Route route : Route.values()) {
      paths
          .computeIfAbsent(route.path(), _ -> new JsonObject())
          .with(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    JsonObject all = new JsonObject();
    paths.forEach(all::with);
    return all;
  }

  private static JsonObject operation(Route route) {
    return new JsonObject()
        .with("operationId", route.id())
        .with("summary", route.description())
        .withObjects("parameters", ParameterObjects.of(route))
        .with("responses", responses(route));
  }

  private static JsonObject responses(Route route) {
    AnswerKind kind = route.answers();
    JsonObject responses = new JsonObject().with("200", success(kind));
    if (kind == AnswerKind.ROW || kind == AnswerKind.PAGE) {
      responses.with(
          "304",
          new JsonObject()
              .with(
                  "description",
                  "Still the same as `If-None-Match` names; in a list only of one"
                      + " `training_job_arn`.")
              .with("headers", new JsonObject().with(ETAG, entityTag())));
    }
    responses.with(
        "400", problem("A parameter cannot be answered; the problem names it and says why."));
    if (route.path().contains("{" + Parameter.TRAINING_JOB_NAME.id() + "}")) {
      responses.with("404", problem("No such job is known."));
    }
    return responses.with("default", problem("Whatever else went wrong."));
  }

  private static JsonObject success(AnswerKind kind) {
    JsonObject content = new JsonObject().with(JSON, schema(Schemas.ref(kind.schema())));
    if (kind == AnswerKind.PAGE) {
      content
          .with("application/x-ndjson", text("One row a line, each an object as in JSON."))
          .with(
              "text/csv", text("RFC 4180, a header of column ids or paths, then one row a line."));
    }
    return new JsonObject()
        .with("description", kind.description())
        .with("headers", headers(kind))
        .with("content", content);
  }

  private static JsonObject headers(AnswerKind kind) {
    JsonObject headers = new JsonObject();
    if (kind == AnswerKind.PAGE) {
      headers
          .with("Link", header("The next page, with `rel=\"next\"`; absent on the last one."))
          .with(PageHeaders.ROWS_EXAMINED, header("`rows_examined`, in every format."))
          .with(PageHeaders.COMPLETE, header("`complete`, in every format."));
    }
    if (kind == AnswerKind.PAGE || kind == AnswerKind.ROW) {
      headers.with(ETAG, entityTag());
    }
    return headers;
  }

  private static JsonObject entityTag() {
    return header("Names this state of one job, whenever it was observed; a weak one.");
  }

  private static JsonObject header(String description) {
    return schema(new JsonObject().with("type", "string")).with("description", description);
  }

  private static JsonObject problem(String description) {
    return new JsonObject()
        .with("description", description)
        .with("content", new JsonObject().with(PROBLEM, schema(Schemas.ref(Schemas.PROBLEM))));
  }

  private static JsonObject text(String description) {
    return schema(new JsonObject().with("type", "string").with("description", description));
  }

  private static JsonObject schema(JsonObject schema) {
    return new JsonObject().with("schema", schema);
  }
}
