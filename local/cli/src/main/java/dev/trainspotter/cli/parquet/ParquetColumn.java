package dev.trainspotter.cli.parquet;

import dev.trainspotter.catalog.ColumnType;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column of a Parquet file.
///
/// @param type the API's name of its type; a column of an unknown type has texts
public record ParquetColumn(String name, String type) {
  /// A number with a fixed number of digits after the point.
  private static final Pattern DECIMAL = Pattern.compile("decimal\\([0-9]+,\\s*[0-9]+\\)");

  /// DuckDB's expression for the value in this text.
  ///
  /// @param text a column of texts
  String value(String text) {
    return "CAST(%s AS %s)".formatted(type.startsWith("hstore") ? text + "::JSON" : text, duckdb());
  }

  private String duckdb() {
    @Nullable ColumnType known =
        Arrays.stream(ColumnType.values())
            .filter(one -> one.id().equals(type))
            .findFirst()
            .orElse(null);
    if (known == null) {
      return computed();
    }
    return switch (known) {
      case STRING -> "VARCHAR";
      case INT64 -> "BIGINT";
      case BOOL -> "BOOLEAN";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case JSON -> "JSON";
      case HSTORE, HSTORE_CSV -> "MAP(VARCHAR, VARCHAR)";
    };
  }

  /// The type of what only a query computes: sums, averages and days.
  private String computed() {
    return switch (type) {
      case "double", "float", "date" -> type;
      // Parquet has no whole numbers of 128 bits: as such, DuckDB would write them rounded.
      case "hugeint" -> "DECIMAL(38, 0)";
      default -> DECIMAL.matcher(type).matches() ? type : "VARCHAR";
    };
  }
}
