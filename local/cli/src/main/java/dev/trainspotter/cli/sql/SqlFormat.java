package dev.trainspotter.cli.sql;

import dev.trainspotter.api.Format;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The formats of `./trainspotter sql`.
enum SqlFormat {
  /// Aligned columns for people.
  TABLE(Format.JSON),
  /// The API's CSV.
  CSV(Format.CSV),
  /// The API's NDJSON.
  NDJSON(Format.NDJSON),
  /// The API's JSON, with types and costs.
  JSON(Format.JSON),
  /// A Parquet file with typed columns.
  PARQUET(Format.JSON);

  private final Format response;

  SqlFormat(Format response) {
    this.response = response;
  }

  /// The format that the API is asked for.
  Format response() {
    return response;
  }

  /// Reads the value of `--format`.
  static final class Converter implements ITypeConverter<SqlFormat> {
    @Override
    public SqlFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be table, csv, ndjson, json or parquet, was " + text));
    }
  }
}
