package dev.trainspotter.query.openapi;

import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.query.filter.Operator;
import dev.trainspotter.query.filter.TimeValue;
import dev.trainspotter.query.filter.ValueRules;
import dev.trainspotter.query.list.Cursor;
import dev.trainspotter.query.list.ListQuery;
import dev.trainspotter.query.rows.Fields;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parameters as OpenAPI describes them.
final class ParameterObjects {
  private static final String FILTERS = "filters";
  private static final String IF_NONE_MATCH = "if_none_match";

  private ParameterObjects() {}

  /// All parameters, by name.
  static JsonObject all() {
    JsonObject all = new JsonObject();
    for (Parameter parameter : Parameter.values()) {
      all.with(parameter.id(), parameter(parameter));
    }
    scalars().forEach(column -> all.with(name(column), parameter(column)));
    return all.with(FILTERS, filters()).with(IF_NONE_MATCH, ifNoneMatch());
  }

  /// References to the parameters of a route: in its path, in its query string, and headers.
  static List<JsonObject> of(Route route) {
    Stream<String> named =
        Stream.of(Parameter.values())
            .filter(p -> isInPath(p.id(), route) || route.parameters().contains(p))
            .map(Parameter::id);
    Stream<String> others =
        switch (route.responseKind()) {
          case PAGE -> Stream.concat(columns(route), Stream.of(FILTERS, IF_NONE_MATCH));
          case ROW -> Stream.of(IF_NONE_MATCH);
          case TIMELINE, HEALTH, COLUMNS, DOCUMENT, SQL_RESULT, SQL_SCHEMA -> Stream.empty();
        };
    return Stream.concat(named, others)
        .map(name -> new JsonObject().with("$ref", "#/components/parameters/" + name))
        .toList();
  }

  /// Columns with one value. Paths into the others belong to the parameter `filters`.
  private static Stream<Column> scalars() {
    return Stream.of(Column.values()).filter(column -> !column.hasInside());
  }

  /// The columns that the path does not give: a generated client has one argument for each name.
  private static Stream<String> columns(Route route) {
    return scalars().filter(column -> !isInPath(column.id(), route)).map(ParameterObjects::name);
  }

  /// The name among the components, where a parameter in a path may have the column's own name.
  private static String name(Column column) {
    return "column_" + column.id();
  }

  private static boolean isInPath(String id, Route route) {
    return route.path().contains("{" + id + "}");
  }

  private static JsonObject parameter(Parameter parameter) {
    boolean isInPath = Route.all().stream().anyMatch(route -> isInPath(parameter.id(), route));
    JsonObject object =
        new JsonObject()
            .with("name", parameter.id())
            .with("in", isInPath ? "path" : "query")
            .with("required", isInPath)
            .with("description", parameter.description())
            .with("schema", schema(parameter));
    // One value with commas, not one parameter for each name.
    return parameter == Parameter.FIELDS
        ? object.with("style", "form").with("explode", false)
        : object;
  }

  private static JsonObject schema(Parameter parameter) {
    return switch (parameter) {
      case ACCOUNT_ID -> Schemas.text(ValueRules.ACCOUNT_ID);
      case REGION -> Schemas.text(ValueRules.REGION);
      case TRAINING_JOB_NAME -> Schemas.text(ValueRules.NAME_IN_PATH);
      case CURSOR ->
          Schemas.string().with("pattern", "^[A-Za-z0-9_-]+$").with("maxLength", Cursor.LONGEST);
      case LIMIT ->
          new JsonObject()
              .with("type", "integer")
              .with("minimum", 1)
              .with("maximum", Page.LARGEST_LIMIT)
              .with("default", Page.DEFAULT_LIMIT);
      case FIELDS -> Schemas.listOf(Schemas.text(Fields.RULE)).with("minItems", 1);
      case CREATION_TIME -> Schemas.text(TimeValue.MOMENT).with("format", "date-time");
      case SORT -> Schemas.string().withTexts("enum", ListQuery.SORTS);
      case SINCE -> since();
      case DELETED -> Schemas.string().withTexts("enum", ListQuery.DELETED);
      case FORMAT ->
          Schemas.string().withTexts("enum", Stream.of(Format.values()).map(Format::id).toList());
      case BOM -> new JsonObject().with("type", "boolean").with("default", false);
    };
  }

  private static JsonObject since() {
    return Schemas.string()
        .withObjects(
            "anyOf",
            List.of(
                Schemas.text(ListQuery.AGO),
                Schemas.text(TimeValue.DATE).with("format", "date"),
                Schemas.text(TimeValue.MOMENT).with("format", "date-time")));
  }

  private static JsonObject parameter(Column column) {
    return exploded(column.id())
        .with("description", column.description())
        .with("schema", conditionSchema(column));
  }

  private static JsonObject conditionSchema(Column column) {
    return switch (column.type()) {
      case STRING -> Schemas.listOf(text(column));
      // A condition on a whole number may have any number.
      case INT64 -> Schemas.listOf(new JsonObject().with("type", "number"));
      case TIMESTAMP -> Schemas.listOf(Schemas.ref(Schemas.QUERY_TIME));
      // A list of both values would be no condition, and generated Python clients spell the
      // elements of an array `True` and `False`.
      case BOOL -> new JsonObject().with("type", "boolean");
      case JSON, HSTORE, HSTORE_CSV -> throw new IllegalStateException(column + " has members");
    };
  }

  private static JsonObject text(Column column) {
    JsonObject text = Schemas.text(Objects.requireNonNull(ValueRules.rule(column)));
    return ValueRules.hasKnownWords(column)
        ? text.with(
            "description",
            "Any word, because SageMaker may add some. Another spelling of a documented word, or"
                + " another word for it, is rejected.")
        : text;
  }

  /// The parameters that cannot be listed, because their names are paths.
  ///
  /// The example is empty: without one, tools make up their own and send it.
  private static JsonObject filters() {
    return exploded(FILTERS)
        .with(
            "description",
            "Each member is a query parameter of its own: a path into a column"
                + " (`resource_config.InstanceType`, `tags.team`,"
                + " `final_metric_data_list.validation:loss`), or any name followed by an operator."
                + " A job must meet all parameters; of a repeated parameter, one value must match."
                + " The operator says what is true of the job's value: "
                + Stream.of(Operator.values())
                    .map(o -> "`%s` %s".formatted(o.suffix(), o.description()))
                    .collect(Collectors.joining("; "))
                + ". A time is "
                + TimeValue.FORM
                + ", which needs `__gt`, `__gte`, `__lt` or `__lte`.")
        .with("example", new JsonObject())
        .with(
            "schema",
            new JsonObject().with("type", "object").with("additionalProperties", Schemas.string()));
  }

  /// A query parameter that is repeated for each of its values.
  private static JsonObject exploded(String name) {
    return new JsonObject()
        .with("name", name)
        .with("in", "query")
        .with("required", false)
        .with("style", "form")
        .with("explode", true);
  }

  private static JsonObject ifNoneMatch() {
    return new JsonObject()
        .with("name", "If-None-Match")
        .with("in", "header")
        .with("required", false)
        .with("description", "The `ETag` of an earlier response: 304 when the row has not changed.")
        .with("schema", Schemas.string());
  }
}
