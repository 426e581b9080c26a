package dev.trainspotter.cli.local.account;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Requests a second for each Region.
///
/// @param text the number as the user wrote it
public record Rate(String text) {
  /// The rate of `Search`, unless the user chooses another: as deployed.
  public static final Rate SEARCH = new Rate("1");

  /// The rate of `DescribeTrainingJob`, unless the user chooses another: as deployed.
  public static final Rate DESCRIBE = new Rate("5");

  /// Reads the option's value.
  public static final class Converter implements ITypeConverter<Rate> {
    @Override
    public Rate convert(String text) {
      if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,4})?") || new BigDecimal(text).signum() == 0) {
        throw new TypeConversionException("must be a number from 0.0001 to 9999, was " + text);
      }
      return new Rate(text);
    }
  }

  double perSecond() {
    return Double.parseDouble(text);
  }
}
