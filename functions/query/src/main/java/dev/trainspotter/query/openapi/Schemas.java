package dev.trainspotter.query.openapi;

import dev.trainspotter.api.Page;
import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.query.timeline.PhaseKind;
import dev.trainspotter.query.timeline.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The JSON schemas of everything that is answered.
final class Schemas {
  static final String PROBLEM = "Problem";
  static final String GATEWAY_MESSAGE = "GatewayMessage";
  static final String ASKED_TIME = "AskedTime";
  static final String ROW = ResponseKind.ROW.schema();

  private static final String TIMESTAMP = "Timestamp";
  private static final String PHASE = "Phase";
  private static final String GAP = "Gap";
  private static final String INTERRUPTION = "Interruption";

  private Schemas() {}

  /// All of them, by name.
  static JsonObject all() {
    return new JsonObject()
        .with(ROW, row())
        .with(ResponseKind.PAGE.schema(), page())
        .with(ResponseKind.TIMELINE.schema(), timeline())
        .with(PHASE, phase())
        .with(GAP, gap())
        .with(INTERRUPTION, interruption())
        .with(ResponseKind.COLUMNS.schema(), columns())
        .with(ResponseKind.DOCUMENT.schema(), document())
        .with(TIMESTAMP, timestamp())
        .with(ASKED_TIME, askedTime())
        .with(PROBLEM, problem())
        .with(GATEWAY_MESSAGE, gatewayMessage());
  }

  /// The one of this name.
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
                + " not name. Nested members are spelled as SageMaker spells them; of a column"
                + " that `fields` names a path into, only what lies on that path is shown, nested"
                + " as ever.");
  }

  private static JsonObject column(Column column) {
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
                    .with("description", "Where the next page begins; absent on the last page."))
            .with(
                Page.Member.ROWS_EXAMINED,
                int64()
                    .with("minimum", 0)
                    .with("description", "How many rows were looked at for this page."))
            .with(
                Page.Member.COMPLETE,
                new JsonObject()
                    .with("type", "boolean")
                    .with(
                        "description",
                        "Whether the page is as long as it can be; when it is not, a bound was"
                            + " reached: go on with `next_cursor`."));
    return closed(properties)
        .withTexts(
            "required",
            List.of(Page.Member.TRAINING_JOBS, Page.Member.ROWS_EXAMINED, Page.Member.COMPLETE));
  }

  private static JsonObject timeline() {
    JsonObject properties = new JsonObject();
    Timeline.REPEATED.forEach(column -> properties.with(column.id(), column(column)));
    properties
        .with(
            "as_of",
            ref(TIMESTAMP).with("description", "Up to when what still goes on is counted."))
        .with("phases", listOf(ref(PHASE)))
        .with("gaps", listOf(ref(GAP)))
        .with("interruptions", listOf(ref(INTERRUPTION)));
    for (PhaseKind kind : PhaseKind.values()) {
      if (kind.sum() != null) {
        properties.with(kind.sum(), seconds(String.valueOf(kind.description())));
      }
    }
    properties
        .with(Timeline.GAPS_SUM, seconds("Seconds of which SageMaker tells nothing."))
        .with(
            Timeline.TOTAL, seconds("Seconds from the job's creation to its end, or to `as_of`."));
    return closed(properties)
        .withTexts("required", List.of("as_of", "phases", "gaps", "interruptions"))
        .with("dependentRequired", new JsonObject().withTexts(Timeline.TOTAL, sums()))
        .with(
            "description",
            "How a job spent its time. All sums are absent where SageMaker tells no history; time"
                + " that phases of one kind share counts once.");
  }

  private static List<String> sums() {
    return Stream.concat(
            Arrays.stream(PhaseKind.values()).map(PhaseKind::sum).filter(Objects::nonNull),
            Stream.of(Timeline.GAPS_SUM))
        .toList();
  }

  private static JsonObject phase() {
    List<String> kinds = Arrays.stream(PhaseKind.values()).map(PhaseKind::id).toList();
    JsonObject properties =
        new JsonObject()
            .with("status", string().with("description", "The secondary status, verbatim."))
            .with("kind", string().withTexts("enum", kinds));
    return closed(span(properties).with("messages", messages()))
        .withTexts("required", List.of("status", "kind", "start_time", "seconds", "messages"))
        .with("description", "A stretch of time in which the job had one secondary status.");
  }

  private static JsonObject gap() {
    JsonObject properties =
        span(new JsonObject())
            .with(
                "after",
                string().with("description", "The secondary status before it, or `created`."))
            .with(
                "before",
                string()
                    .with(
                        "description",
                        "The secondary status after it, `ended` or `deleted`; absent while it goes"
                            + " on."));
    return closed(properties)
        .withTexts("required", List.of("start_time", "seconds", "after"))
        .with("description", "A stretch of time of which SageMaker tells nothing.");
  }

  private static JsonObject interruption() {
    return closed(span(new JsonObject()).with("messages", messages()))
        .withTexts("required", List.of("start_time", "seconds", "messages"))
        .with("description", "A phase in which the job had lost its machines.");
  }

  private static JsonObject span(JsonObject properties) {
    return properties
        .with("start_time", ref(TIMESTAMP))
        .with("end_time", ref(TIMESTAMP).with("description", "Absent while it goes on."))
        .with("seconds", seconds("From its start to its end, or to `as_of`."));
  }

  private static JsonObject messages() {
    return listOf(string())
        .with("description", "What SageMaker said meanwhile, never the same twice in a row.");
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
                                "The member of SageMaker's answer; absent where the column is"
                                    + " ours."))
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
        .with("description", "ISO 8601 in UTC, always with milliseconds: sorts as text.");
  }

  private static JsonObject problem() {
    JsonObject properties =
        new JsonObject()
            .with("type", string().with("format", "uri-reference"))
            .with("title", string().with("description", "The status in words."))
            .with("status", new JsonObject().with("type", "integer").with("minimum", 400))
            .with("detail", string().with("description", "What is wrong and what to do instead."))
            .with(
                "parameter", string().with("description", "The one to blame; absent when none is."))
            .with(
                "value",
                string().with("description", "What it was; only its beginning if it was long."));
    return closed(properties)
        .withTexts("required", List.of("type", "title", "status", "detail"))
        .with("description", "What went wrong, in the form of RFC 9457.");
  }

  private static JsonObject askedTime() {
    return string()
        .withTexts("examples", List.of("2026-11-23", "2026-11-23T14:13:00Z"))
        .with("description", "A date, which is its whole day in UTC, or a time in ISO 8601.");
  }

  private static JsonObject gatewayMessage() {
    return new JsonObject()
        .with("type", "object")
        .with("properties", new JsonObject().with("message", string()))
        .withTexts("required", List.of("message"))
        .with("description", "What API Gateway itself says; the request went no further.");
  }

  static JsonObject string() {
    return new JsonObject().with("type", "string");
  }

  static JsonObject int64() {
    return new JsonObject().with("type", "integer").with("format", "int64");
  }

  private static JsonObject seconds(String description) {
    return new JsonObject()
        .with("type", "number")
        .with("minimum", 0)
        .with("description", description);
  }

  static JsonObject listOf(JsonObject items) {
    return new JsonObject().with("type", "array").with("items", items);
  }

  /// An object with these members and no others.
  private static JsonObject closed(JsonObject properties) {
    return new JsonObject()
        .with("type", "object")
        .with("properties", properties)
        .with("additionalProperties", false);
  }
}
