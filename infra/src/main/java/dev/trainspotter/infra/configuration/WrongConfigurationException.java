package dev.trainspotter.infra.configuration;

/// A deploy was told something that cannot be: names the key, the value and what is expected.
public final class WrongConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WrongConfigurationException(String key, String value, String expected) {
    super("%s is %s, expected %s".formatted(key, shown(value), expected));
  }

  static WrongConfigurationException of(ConfigurationKey key, String value, String expected) {
    return new WrongConfigurationException(ConfigurationKey.PREFIX + key.id(), value, expected);
  }

  /// On one line, whatever was given.
  private static String shown(String value) {
    return value.isEmpty() ? "empty" : value.replaceAll("\\s+", " ");
  }
}
