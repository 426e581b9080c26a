package dev.trainspotter.query;

import dev.trainspotter.query.filter.AskedTime;
import dev.trainspotter.query.filter.Operator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parameters as OpenAPI describes them.
final class ParameterObjects {
  private static final String FILTERS = "filters";
  private static final String IF_NONE_MATCH = "if_none_match";

  private ParameterObjects() {}

  /// All of them, by name.
  static JsonObject all() {
    JsonObject all = new JsonObject();
    for (Parameter parameter : Parameter.values()) {
      all.with(parameter.id(), parameter(parameter));
    }
    return all.with(FILTERS, filters()).with(IF_NONE_MATCH, ifNoneMatch());
  }

  /// References to those of a route: what stands in its path, what may follow, and headers.
  static List<JsonObject> of(Route route) {
    Stream<String> named =
        Stream.of(Parameter.values())
            .filter(p -> isInPath(p, route) || route.parameters().contains(p))
            .map(Parameter::id);
    Stream<String> others =
        switch (route.answers()) {
          case PAGE -> Stream.of(FILTERS, IF_NONE_MATCH);
          case ROW -> Stream.of(IF_NONE_MATCH);
          case TIMELINE, COLUMNS, DOCUMENT -> Stream.empty();
        };
    return Stream.concat(named, others)
        .map(name -> new JsonObject().with("$ref", "#/components/parameters/" + name))
        .toList();
  }

  private static boolean isInPath(Parameter parameter, Route route) {
    return route.path().contains("{" + parameter.id() + "}");
  }

  private static JsonObject parameter(Parameter parameter) {
    boolean isInPath = Stream.of(Route.values()).anyMatch(route -> isInPath(parameter, route));
    JsonObject object =
        new JsonObject()
            .with("name", parameter.id())
            .with("in", isInPath ? "path" : "query")
            .with("required", isInPath)
            .with("description", parameter.description())
            .with("schema", schema(parameter));
    // One value with commas in it, not one parameter for each name.
    return parameter == Parameter.FIELDS
        ? object.with("style", "form").with("explode", false)
        : object;
  }

  private static JsonObject schema(Parameter parameter) {
    return switch (parameter) {
      case ACCOUNT_ID -> text().withTexts("examples", List.of("111122223333"));
      case REGION -> text().withTexts("examples", List.of("eu-west-1"));
      case TRAINING_JOB_NAME, CURSOR -> text();
      case LIMIT ->
          new JsonObject()
              .with("type", "integer")
              .with("minimum", 1)
              .with("maximum", ListQuery.LARGEST_LIMIT)
              .with("default", ListQuery.DEFAULT_LIMIT);
      case FIELDS -> new JsonObject().with("type", "array").with("items", text());
      case CREATION_TIME -> text().with("format", "date-time");
      case SORT -> text().withTexts("enum", ListQuery.SORTS);
      case SINCE -> text().withTexts("examples", List.of("24h", "2026-11-23"));
      case DELETED -> text().withTexts("enum", ListQuery.DELETED);
      case FORMAT -> text().withTexts("enum", Stream.of(Format.values()).map(Format::id).toList());
    };
  }

  /// Any column is a parameter: more names than a list could hold.
  private static JsonObject filters() {
    JsonObject values =
        new JsonObject()
            .withObjects(
                "anyOf",
                List.of(text(), new JsonObject().with("type", "array").with("items", text())));
    return new JsonObject()
        .with("name", FILTERS)
        .with("in", "query")
        .with("required", false)
        .with("style", "form")
        .with("explode", true)
        .with(
            "description",
            "Any column's id, or a path into one (`resource_config.InstanceType`, `tags.team`,"
                + " `final_metric_data_list.validation:loss`), may be a parameter:"
                + " `training_job_status=Failed` keeps what is equal; repeated, any of the values."
                + " What follows a name decides how the job's value compares: "
                + Stream.of(Operator.values())
                    .map(o -> "`%s` %s".formatted(o.suffix(), o.description()))
                    .collect(Collectors.joining("; "))
                + ". Times are "
                + AskedTime.FORM
                + ".")
        .with(
            "schema", new JsonObject().with("type", "object").with("additionalProperties", values));
  }

  private static JsonObject ifNoneMatch() {
    return new JsonObject()
        .with("name", "If-None-Match")
        .with("in", "header")
        .with("required", false)
        .with("description", "An `ETag` answered before: 304 when the row is still the same.")
        .with("schema", text());
  }

  private static JsonObject text() {
    return new JsonObject().with("type", "string");
  }
}
