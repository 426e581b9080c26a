package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;
import java.util.Set;

/// In PostgreSQL the alias of a function such as `json_array_elements` also means the function's
/// only column; in the engine it means a row with that column.
///
/// @param aliases in lower case
record OneColumnNames(Set<String> aliases) {
  /// The name of the only column.
  private static final String COLUMN = "value";

  /// Adds the column's name wherever an alias stands alone.
  void replaceIn(JsonNode node) {
    if (aliases.isEmpty()) {
      return;
    }
    if (node.path("class").asText().equals("COLUMN_REF")) {
      ArrayNode names = (ArrayNode) node.path("column_names");
      if (names.size() == 1 && aliases.contains(names.get(0).asText().toLowerCase(Locale.ROOT))) {
        names.add(COLUMN);
      }
    }
    node.forEach(this::replaceIn);
  }
}
