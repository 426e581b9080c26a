package dev.trainspotter.query.openapi;

import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.query.filter.TextRule;
import dev.trainspotter.query.filter.TimeValue;
import java.util.Arrays;
import java.util.List;

/// The JSON schemas of all responses and of the values in requests.
final class Schemas {
  static final String PROBLEM = "Problem";
  static final String GATEWAY_MESSAGE = "GatewayMessage";
  static final String QUERY_TIME = "AskedTime";
  static final String ROW = ResponseKind.ROW.schema();

  static final String TIMESTAMP = "Timestamp";

  private Schemas() {}

  /// All schemas, by name.
  static JsonObject all() {
    return new JsonObject()
        .with(ROW, row())
        .with(ResponseKind.PAGE.schema(), page())
        .with(ResponseKind.TIMELINE.schema(), TimelineSchemas.timeline())
        .with(TimelineSchemas.PHASE, TimelineSchemas.phase())
        .with(TimelineSchemas.GAP, TimelineSchemas.gap())
        .with(TimelineSchemas.INTERRUPTION, TimelineSchemas.interruption())
        .with(ResponseKind.HEALTH.schema(), HealthSchemas.health())
        .with(HealthSchemas.QUEUE, HealthSchemas.queue())
        .with(HealthSchemas.ACCOUNT_REGION, HealthSchemas.accountRegion())
        .with(HealthSchemas.RANGE, HealthSchemas.range())
        .with(HealthSchemas.PASS, HealthSchemas.pass())
        .with(ResponseKind.COLUMNS.schema(), columns())
        .with(SqlSchemas.QUERY, SqlSchemas.query())
        .with(ResponseKind.SQL_RESULT.schema(), SqlSchemas.result())
        .with(ResponseKind.SQL_SCHEMA.schema(), SqlSchemas.schema())
        .with(ResponseKind.DOCUMENT.schema(), document())
        .with(TIMESTAMP, timestamp())
        .with(QUERY_TIME, queryTime())
        .with(PROBLEM, problem())
        .with(GATEWAY_MESSAGE, gatewayMessage());
  }

  /// A reference to the schema of this name.
  static JsonObject ref(String name) {
    return new JsonObject().with("$ref", "#/components/schemas/" + name);
  }

  private static JsonObject row() {
    JsonObject properties = new JsonObject();
    for (Column column : Column.values()) {
      properties.with(column.id(), column(column));
    }
    return closed(properties)
        .with(
            "description",
            "A training job. Absent columns are left out, and so are columns that `fields` does"
                + " not name. Nested members are spelled as SageMaker spells them. When `fields`"
                + " names a path into a column, only the members on that path are shown, with the"
                + " same nesting.");
  }

  static JsonObject column(Column column) {
    return ofType(column.type()).with("description", column.description());
  }

  private static JsonObject ofType(ColumnType type) {
    return switch (type) {
      case STRING -> string();
      case INT64 -> int64();
      case BOOL -> new JsonObject().with("type", "boolean");
      case TIMESTAMP -> ref(TIMESTAMP);
      case JSON -> new JsonObject().withTexts("type", List.of("object", "array"));
      case HSTORE, HSTORE_CSV ->
          new JsonObject().with("type", "object").with("additionalProperties", string());
    };
  }

  private static JsonObject page() {
    JsonObject properties =
        new JsonObject()
            .with(Page.Member.TRAINING_JOBS, listOf(ref(ROW)))
            .with(
                Page.Member.NEXT_CURSOR,
                string()
                    .with("description", "The cursor of the next page; absent on the last page."))
            .with(
                Page.Member.ROWS_EXAMINED,
                int64()
                    .with("minimum", 0)
                    .with("description", "How many rows were examined for this page."))
            .with(
                Page.Member.COMPLETE,
                new JsonObject()
                    .with("type", "boolean")
                    .with(
                        "description",
                        "Whether the page is complete. `false` when a bound of rows, read units,"
                            + " time or size ended it early: continue with `next_cursor`."))
            .with(
                Page.Member.INCOMPLETE_ROWS,
                listOf(string())
                    .with(
                        "description",
                        "The `_key` of each examined row whose largest columns could not be read,"
                            + " because parts of the row are lost. Conditions treat these columns"
                            + " as absent. This member is absent when there is no such row."));
    return closed(properties)
        .withTexts(
            "required",
            List.of(Page.Member.TRAINING_JOBS, Page.Member.ROWS_EXAMINED, Page.Member.COMPLETE));
  }

  private static JsonObject columns() {
    List<String> types = Arrays.stream(ColumnType.values()).map(ColumnType::id).toList();
    JsonObject column =
        closed(
                new JsonObject()
                    .with("id", string())
                    .with("type", string().withTexts("enum", types))
                    .with(
                        "member",
                        string()
                            .with(
                                "description",
                                "The member of SageMaker's DescribeTrainingJob response; absent"
                                    + " for a column that Trainspotter adds."))
                    .with("description", string()))
            .withTexts("required", List.of("id", "type", "description"));
    return closed(new JsonObject().with("columns", listOf(column)))
        .withTexts("required", List.of("columns"));
  }

  private static JsonObject document() {
    return new JsonObject()
        .with("type", "object")
        .with(
            "properties",
            new JsonObject()
                .with("openapi", new JsonObject().with("const", OpenApi.VERSION))
                .with("info", new JsonObject().with("type", "object"))
                .with("paths", new JsonObject().with("type", "object"))
                .with("components", new JsonObject().with("type", "object")))
        .withTexts("required", List.of("openapi", "info", "paths", "components"))
        .with("additionalProperties", true);
  }

  private static JsonObject timestamp() {
    return string()
        .with("format", "date-time")
        .with("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$")
        .with(
            "description", "ISO 8601 in UTC, always with milliseconds, so that it sorts as text.");
  }

  private static JsonObject problem() {
    JsonObject properties =
        new JsonObject()
            .with("type", string().with("format", "uri-reference"))
            .with("title", string().with("description", "The HTTP status in words."))
            .with("status", new JsonObject().with("type", "integer").with("minimum", 400))
            .with("detail", string().with("description", "What is wrong and what to do instead."))
            .with(
                "parameter",
                string()
                    .with(
                        "description",
                        "The parameter at fault; absent when it is none in particular."))
            .with(
                "value",
                string()
                    .with(
                        "description",
                        "The value of that parameter; only its beginning when it is long."));
    return closed(properties)
        .withTexts("required", List.of("type", "title", "status", "detail"))
        .with("description", "Why the request failed, in the form of RFC 9457.");
  }

  private static JsonObject queryTime() {
    return string()
        .withObjects(
            "anyOf",
            List.of(
                text(TimeValue.DATE).with("format", "date"),
                text(TimeValue.MOMENT).with("format", "date-time")))
        .with(
            "description",
            "A date, which stands for the whole day in UTC, or a time in ISO 8601 with its zone.");
  }

  private static JsonObject gatewayMessage() {
    return new JsonObject()
        .with("type", "object")
        .with("properties", new JsonObject().with("message", string()))
        .withTexts("required", List.of("message"))
        .with("description", "API Gateway's own response; the request did not reach the function.");
  }

  /// A text that meets this rule.
  static JsonObject text(TextRule rule) {
    JsonObject text = string().with("pattern", rule.anchored());
    if (rule.maxLength() < TextRule.ANY_LENGTH) {
      text.with("maxLength", rule.maxLength());
    }
    return text.withTexts("examples", List.of(rule.example()));
  }

  static JsonObject string() {
    return new JsonObject().with("type", "string");
  }

  static JsonObject int64() {
    return new JsonObject().with("type", "integer").with("format", "int64");
  }

  static JsonObject listOf(JsonObject items) {
    return new JsonObject().with("type", "array").with("items", items);
  }

  /// An object with these members and no others.
  static JsonObject closed(JsonObject properties) {
    return new JsonObject()
        .with("type", "object")
        .with("properties", properties)
        .with("additionalProperties", false);
  }
}
