package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Parameter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How `./trainspotter jobs` shows rows.
enum JobsFormat {
  /// Columns for people.
  TABLE,
  /// The API's CSV, one header.
  CSV,
  /// The API's NDJSON.
  NDJSON,
  /// One JSON document, an array.
  JSON;

  /// The API's parameter for what it writes.
  static final String PARAMETER = Parameter.FORMAT.id();

  /// The option's value, and the API's where the API writes it.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the API writes it, so that its bytes are passed on.
  boolean isWrittenByApi() {
    return this == CSV || this == NDJSON;
  }

  /// Reads the option's value.
  static final class Converter implements ITypeConverter<JobsFormat> {
    @Override
    public JobsFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.id().equals(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("must be table, csv, ndjson or json, was " + text));
    }
  }
}
