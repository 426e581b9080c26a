package dev.trainspotter.sql;

import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.sql.table.SqlColumn;
import dev.trainspotter.sql.table.SqlTable;
import java.util.Arrays;
import java.util.List;

/// The route that describes the tables of SQL.
final class GetSqlSchema {
  private GetSqlSchema() {}

  /// The response to every request.
  static Response answer() {
    List<JsonObject> tables = Arrays.stream(SqlTable.values()).map(GetSqlSchema::table).toList();
    return Response.json(new JsonObject().withObjects("tables", tables).toString());
  }

  private static JsonObject table(SqlTable table) {
    return new JsonObject()
        .with("schema", SqlTable.SCHEMA)
        .with("name", table.id())
        .with("description", table.description())
        .withObjects("columns", table.columns().stream().map(GetSqlSchema::column).toList());
  }

  private static JsonObject column(SqlColumn column) {
    return new JsonObject()
        .with("name", column.name())
        .with("type", column.type().postgresql())
        .with("description", column.description());
  }
}
