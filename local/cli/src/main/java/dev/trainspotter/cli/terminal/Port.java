package dev.trainspotter.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A port to listen on.
///
/// @param number 0 for any free port
public record Port(int number) {
  private static final int LARGEST = 65_535;

  /// Any free port.
  public static final Port ANY = new Port(0);

  /// The port of local mode, unless the caller chooses another.
  public static final Port DEFAULT = new Port(8080);

  /// Reads the option's value.
  public static final class Converter implements ITypeConverter<Port> {
    @Override
    public Port convert(String text) {
      int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : LARGEST + 1;
      if (number > LARGEST) {
        throw new TypeConversionException("must be 0 to %d, was %s".formatted(LARGEST, text));
      }
      return new Port(number);
    }
  }
}
