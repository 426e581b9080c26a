package dev.trainspotter.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how many rows a command shows at most.
public final class RowLimit implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    long limit = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    if (limit == 0) {
      throw new TypeConversionException("must be a whole number from 1, was " + text);
    }
    return limit;
  }
}
