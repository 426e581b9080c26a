package dev.trainspotter.sql.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A query as a caller sends it.
///
/// @param parameters JSON values; the first is `$1`
public record SqlRequest(String sql, List<JsonNode> parameters) {
  /// Keeps its own copy.
  public SqlRequest {
    parameters = List.copyOf(parameters);
  }
}
