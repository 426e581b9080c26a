package dev.trainspotter.infra.configuration;

/// The stack cannot be synthesized with this configuration; the message is one line that names the
/// key, its value and the values allowed.
public final class WrongConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message is put on one line
  public WrongConfigurationException(String message) {
    super(message.replaceAll("\\s+", " "));
  }

  /// @param key the key with its prefix
  static WrongConfigurationException of(String key, String value, String expected) {
    return new WrongConfigurationException(
        "%s must be %s, was %s".formatted(key, expected, value.isEmpty() ? "empty" : value));
  }
}
