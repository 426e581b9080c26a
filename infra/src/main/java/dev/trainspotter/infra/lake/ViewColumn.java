package dev.trainspotter.infra.lake;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.table.KeyAttribute;

/// One column of the view over the exported lines.
///
/// @param expression its value in Athena's SQL, made from the column `line`
/// @param type its type in Athena's SQL
/// @param glueType its type in the Glue Data Catalog
/// @param comment one sentence
public record ViewColumn(
    String name, String expression, String type, String glueType, String comment) {
  /// How many characters Glue allows in a comment.
  private static final int LONGEST_COMMENT = 255;

  public ViewColumn {
    if (comment.length() > LONGEST_COMMENT) {
      throw new IllegalArgumentException("Glue allows no comment as long as that of " + name);
    }
  }

  /// The view's column for a column of the record.
  static ViewColumn of(Column column) {
    String id = column.id();
    String expression = column == Column.KEY ? key() : value(column);
    return switch (column.type()) {
      case STRING, JSON ->
          new ViewColumn(id, expression, "varchar", "string", column.description());
      case INT64 -> new ViewColumn(id, expression, "bigint", "bigint", column.description());
      case BOOL -> new ViewColumn(id, expression, "boolean", "boolean", column.description());
      case TIMESTAMP ->
          new ViewColumn(
              id, expression, "timestamp(3) with time zone", "timestamp", column.description());
      case HSTORE, HSTORE_CSV ->
          new ViewColumn(
              id, expression, "map(varchar, varchar)", "map<string,string>", column.description());
    };
  }

  private static String value(Column column) {
    String id = column.id();
    return switch (column.type()) {
      case STRING -> scalar(id, "S");
      case INT64 -> "CAST(%s AS bigint)".formatted(scalar(id, "N"));
      case BOOL -> "CAST(%s AS boolean)".formatted(scalar(id, "BOOL"));
      case TIMESTAMP -> "from_iso8601_timestamp(%s)".formatted(scalar(id, "S"));
      case JSON -> "json_format(json_extract(line, '$.Item.%s'))".formatted(id);
      case HSTORE, HSTORE_CSV ->
          ("transform_values(CAST(json_extract(line, '$.Item.%s.M')"
                  + " AS map(varchar, map(varchar, varchar))), (k, v) -> element_at(v, 'S'))")
              .formatted(id);
    };
  }

  /// `_key` is not stored: the API makes it from the item's key too.
  private static String key() {
    return "concat(%s, '@', %s)"
        .formatted(
            scalar(KeyAttribute.ARN.id(), "S"), scalar(KeyAttribute.CREATION_TIME.id(), "S"));
  }

  private static String scalar(String attribute, String type) {
    return "json_extract_scalar(line, '$.Item.%s.%s')".formatted(attribute, type);
  }

  /// The column in the list of a SELECT.
  String selected() {
    return "%s AS \"%s\"".formatted(expression, name);
  }
}
