package dev.trainspotter.cli.health;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The formats of `./trainspotter health`.
enum HealthFormat {
  /// Aligned columns for people.
  TABLE,
  /// The API's response.
  JSON;

  /// Reads the value of `--output`.
  static final class Converter implements ITypeConverter<HealthFormat> {
    @Override
    public HealthFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("must be table or json, was " + text));
    }
  }
}
