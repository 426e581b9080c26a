package dev.trainspotter.query.openapi;

import dev.trainspotter.api.RequestBody;
import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.catalog.JsonObject;
import java.util.List;

/// The JSON schemas of queries in SQL and of their results.
final class SqlSchemas {
  static final String QUERY = "SqlQuery";

  private SqlSchemas() {}

  /// The schema of the body of a request that runs a query.
  static JsonObject query() {
    JsonObject properties =
        new JsonObject()
            .with(
                SqlResult.Query.SQL,
                Schemas.string()
                    .with("pattern", "\\S")
                    .with("description", "One SELECT. `EXPLAIN` shows how its rows would be read.")
                    .withTexts(
                        "examples",
                        List.of(
                            "SELECT training_job_status, count(*) FROM aws.sagemaker_training_job"
                                + " GROUP BY 1")))
            .with(
                SqlResult.Query.PARAMETERS,
                Schemas.listOf(new JsonObject())
                    .with("description", "The values of `$1`, `$2` and so on, in this order."))
            .with(
                SqlResult.Query.LIMIT,
                Schemas.int64()
                    .with("minimum", 1)
                    .with(
                        "description", "How many rows the response has at most; without it all."));
    return Schemas.closed(properties)
        .withTexts("required", List.of(SqlResult.Query.SQL))
        .with(
            "description",
            "A query. The whole body has at most %,d bytes.".formatted(RequestBody.LARGEST));
  }

  /// The schema of [ResponseKind#SQL_RESULT].
  static JsonObject result() {
    JsonObject properties =
        new JsonObject()
            .with(SqlResult.Member.COLUMNS, Schemas.listOf(column()))
            .with(
                SqlResult.Member.ROWS,
                Schemas.listOf(Schemas.listOf(new JsonObject()))
                    .with("description", "For each row its values, in the order of the columns."))
            .with(
                SqlResult.Member.COMPLETE,
                new JsonObject()
                    .with("type", "boolean")
                    .with("description", "`false` when the limit of the request left out rows."))
            .with(
                SqlResult.Member.ROWS_EXAMINED, count("How many rows of training jobs were read."))
            .with(
                SqlResult.Member.READ_UNITS,
                new JsonObject()
                    .with("type", "number")
                    .with("minimum", 0)
                    .with("description", "DynamoDB's read request units."))
            .with(SqlResult.Member.MILLISECONDS, count("How long the query took."));
    return closed(
        properties,
        List.of(
            SqlResult.Member.COLUMNS,
            SqlResult.Member.ROWS,
            SqlResult.Member.COMPLETE,
            SqlResult.Member.ROWS_EXAMINED,
            SqlResult.Member.READ_UNITS,
            SqlResult.Member.MILLISECONDS));
  }

  private static JsonObject column() {
    JsonObject type =
        Schemas.string()
            .with(
                "description",
                "A type of the columns of jobs where it is one of them, else the name that the SQL"
                    + " engine gives it.");
    return closed(
        new JsonObject().with("name", Schemas.string()).with("type", type),
        List.of("name", "type"));
  }

  /// The schema of [ResponseKind#SQL_SCHEMA].
  static JsonObject schema() {
    JsonObject column =
        closed(
            new JsonObject()
                .with("name", Schemas.string())
                .with("type", Schemas.string().with("description", "PostgreSQL's name of it."))
                .with("description", Schemas.string()),
            List.of("name", "type", "description"));
    JsonObject table =
        closed(
            new JsonObject()
                .with("schema", Schemas.string())
                .with("name", Schemas.string())
                .with("description", Schemas.string())
                .with("columns", Schemas.listOf(column)),
            List.of("schema", "name", "description", "columns"));
    return closed(new JsonObject().with("tables", Schemas.listOf(table)), List.of("tables"));
  }

  private static JsonObject closed(JsonObject properties, List<String> required) {
    return Schemas.closed(properties).withTexts("required", required);
  }

  private static JsonObject count(String description) {
    return Schemas.int64().with("minimum", 0).with("description", description);
  }
}
