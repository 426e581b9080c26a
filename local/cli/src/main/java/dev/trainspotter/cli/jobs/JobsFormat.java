package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Parameter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The formats of `./trainspotter jobs`.
enum JobsFormat {
  /// Aligned columns for people.
  TABLE,
  /// The API's CSV, with one header for all pages.
  CSV,
  /// The API's NDJSON.
  NDJSON,
  /// One JSON array.
  JSON,
  /// A Parquet file with typed columns.
  PARQUET;

  /// The API's parameter that selects CSV or NDJSON.
  static final String PARAMETER = Parameter.FORMAT.id();

  /// The value of `--format`; for CSV and NDJSON also the value of the API's parameter.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the API writes this format and its bytes are passed on.
  boolean isWrittenByApi() {
    return this == CSV || this == NDJSON;
  }

  /// Reads the value of `--format`.
  static final class Converter implements ITypeConverter<JobsFormat> {
    @Override
    public JobsFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.id().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be table, csv, ndjson, json or parquet, was " + text));
    }
  }
}
