package dev.trainspotter.sql.table;

import dev.trainspotter.catalog.Column;

/// A column of a table, as users see it.
///
/// @param description one sentence
public record SqlColumn(String name, SqlType type, String description) {
  /// A column of the catalog.
  static SqlColumn of(Column column) {
    return new SqlColumn(column.id(), SqlType.of(column.type()), column.description());
  }
}
