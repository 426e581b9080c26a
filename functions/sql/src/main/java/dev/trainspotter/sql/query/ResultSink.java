package dev.trainspotter.sql.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Takes the result of a query.
public interface ResultSink {
  /// Takes the columns, before any row.
  void columns(List<ResultColumn> columns);

  /// Takes a row: a JSON value for each column.
  ///
  /// @return false when it wants no more rows
  boolean row(List<JsonNode> values);
}
