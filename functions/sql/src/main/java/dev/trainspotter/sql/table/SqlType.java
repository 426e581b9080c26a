package dev.trainspotter.sql.table;

import dev.trainspotter.catalog.ColumnType;

/// The SQL type of a column, and the names that it has for users.
public enum SqlType {
  VARCHAR("VARCHAR", "text"),
  BIGINT("BIGINT", "bigint"),
  BOOLEAN("BOOLEAN", "boolean"),
  TIMESTAMPTZ("TIMESTAMPTZ", "timestamp with time zone"),
  DOUBLE("DOUBLE", "double precision"),
  JSON("JSON", "json"),
  MAP("MAP(VARCHAR, VARCHAR)", "hstore");

  private final String id;
  private final String postgresql;

  SqlType(String id, String postgresql) {
    this.id = id;
    this.postgresql = postgresql;
  }

  /// The type of a column of this type.
  public static SqlType of(ColumnType type) {
    return switch (type) {
      case STRING -> VARCHAR;
      case INT64 -> BIGINT;
      case BOOL -> BOOLEAN;
      case TIMESTAMP -> TIMESTAMPTZ;
      case JSON -> JSON;
      case HSTORE, HSTORE_CSV -> MAP;
    };
  }

  /// Its name in the engine.
  public String id() {
    return id;
  }

  /// PostgreSQL's name of it, which `information_schema.columns` shows.
  public String postgresql() {
    return postgresql;
  }
}
