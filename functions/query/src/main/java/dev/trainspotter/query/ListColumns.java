package dev.trainspotter.query;

import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.JsonObject;
import java.util.Arrays;
import java.util.List;

/// The route that describes every column.
final class ListColumns {
  private ListColumns() {}

  /// The response to every request.
  static Response answer() {
    List<JsonObject> columns = Arrays.stream(Column.values()).map(ListColumns::described).toList();
    String body = new JsonObject().withObjects("columns", columns).toString();
    return Response.json(body);
  }

  private static JsonObject described(Column column) {
    return new JsonObject()
        .with("id", column.id())
        .with("type", column.type().id())
        .with("member", column.member())
        .with("description", column.description());
  }
}
