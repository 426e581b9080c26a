package dev.trainspotter.catalog;

import java.util.Locale;

/// The type of a column as the reference record names it, and how DynamoDB stores it.
public enum ColumnType {
  /// Text, stored as S.
  STRING,
  /// A whole number of 64 bits, stored as N.
  INT64,
  /// True or false, stored as BOOL.
  BOOL,
  /// ISO 8601 in UTC with milliseconds (`2026-11-23T14:13:00.000Z`), stored as S; sorts as text.
  TIMESTAMP,
  /// A structure or a list as SageMaker spells it, stored as M or L.
  JSON,
  /// Text by key, stored as M of S.
  HSTORE,
  /// Text by key, stored as M of S; the reference record shows all pairs in one line of text.
  HSTORE_CSV;

  /// The name used in the API and the documentation.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
