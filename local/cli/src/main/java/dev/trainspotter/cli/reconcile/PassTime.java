package dev.trainspotter.cli.reconcile;

import dev.trainspotter.query.filter.TimeValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the value of `--from` and `--to` as the API reads a time in a request.
final class PassTime implements ITypeConverter<TimeValue> {
  @Override
  public TimeValue convert(String text) {
    @Nullable TimeValue time = TimeValue.parse(text, Instant.now());
    if (time == null) {
      throw new TypeConversionException("must be %s, was %s".formatted(TimeValue.FORM, text));
    }
    return time;
  }
}
