package dev.trainspotter.query.openapi;

import dev.trainspotter.api.Response;
import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.api.Route;
import dev.trainspotter.catalog.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The API's documentation in the form of OpenAPI 3.1, made of the same data as the API itself.
public final class OpenApi {
  /// The version of OpenAPI, not of this API.
  static final String VERSION = "3.1.0";

  private static final String DOCUMENT = document().toString();

  private OpenApi() {}

  /// The response to every request.
  public static Response answer() {
    return Response.json(DOCUMENT);
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
                .with("responses", ResponseObjects.all())
                .with("securitySchemes", securitySchemes()));
  }

  private static JsonObject info() {
    return new JsonObject()
        .with("title", "Trainspotter")
        .with("version", "1")
        .with(
            "description",
            "Every SageMaker training job, kept after SageMaker itself has forgotten it. A date"
                + " stands for a day in UTC. Every path with `GET` also takes `HEAD`, which returns"
                + " the headers of `GET`. Every path takes `OPTIONS`, which returns the path's"
                + " methods in the header `Allow`.")
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
                .with("description", "Only when the API is deployed with a JWT authorizer."));
  }

  private static JsonObject paths() {
    Map<String, JsonObject> paths = new LinkedHashMap<>();
    for (Route route : Route.all()) {
      paths
          .computeIfAbsent(route.path(), _ -> new JsonObject())
          .with(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    JsonObject all = new JsonObject();
    paths.forEach(all::with);
    return all;
  }

  private static JsonObject queryBody() {
    return new JsonObject()
        .with("required", true)
        .with(
            "content",
            new JsonObject()
                .with(
                    "application/json",
                    new JsonObject().with("schema", Schemas.ref(SqlSchemas.QUERY))));
  }

  private static JsonObject operation(Route route) {
    JsonObject operation =
        new JsonObject()
            .with("operationId", route.id())
            .with("summary", route.description())
            .withObjects("parameters", ParameterObjects.of(route));
    if (route.responseKind() == ResponseKind.SQL_RESULT) {
      operation.with("requestBody", queryBody());
    }
    return operation.with("responses", ResponseObjects.of(route));
  }
}
