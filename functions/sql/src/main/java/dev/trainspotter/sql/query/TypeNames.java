package dev.trainspotter.sql.query;

import dev.trainspotter.catalog.ColumnType;
import java.util.Locale;

/// The names of types in a result: the catalog's own where a type is one of them.
final class TypeNames {
  private TypeNames() {}

  /// The name of a type.
  ///
  /// @param type the engine's name of it
  static String of(String type) {
    return switch (type) {
      case "VARCHAR" -> ColumnType.STRING.id();
      case "BIGINT", "INTEGER", "SMALLINT", "TINYINT" -> ColumnType.INT64.id();
      case "BOOLEAN" -> ColumnType.BOOL.id();
      case "TIMESTAMP WITH TIME ZONE" -> ColumnType.TIMESTAMP.id();
      case "JSON" -> ColumnType.JSON.id();
      case "MAP(VARCHAR, VARCHAR)" -> ColumnType.HSTORE.id();
      default -> type.toLowerCase(Locale.ROOT);
    };
  }
}
