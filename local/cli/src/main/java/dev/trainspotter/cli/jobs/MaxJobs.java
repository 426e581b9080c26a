package dev.trainspotter.cli.jobs;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the value of `--max`.
final class MaxJobs implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    long max = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    if (max == 0) {
      throw new TypeConversionException("must be a whole number from 1, was " + text);
    }
    return max;
  }
}
