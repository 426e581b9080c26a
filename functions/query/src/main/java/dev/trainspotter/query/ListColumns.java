package dev.trainspotter.query;

import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.query.rows.Answer;
import java.util.Arrays;
import java.util.List;

/// Answers what columns there are.
final class ListColumns {
  private ListColumns() {}

  static Answer answer() {
    List<JsonObject> columns = Arrays.stream(Column.values()).map(ListColumns::described).toList();
    String body = new JsonObject().withObjects("columns", columns).toString();
    return new Answer(Response.json(body), 0);
  }

  private static JsonObject described(Column column) {
    return new JsonObject()
        .with("id", column.id())
        .with("type", column.type().id())
        .with("member", column.member())
        .with("description", column.description());
  }
}
