package dev.trainspotter.cli.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// One parameter of a URL's query.
public record QueryParameter(String name, String value) {
  /// The order that a signature requires: by encoded name, then by encoded value.
  static final Comparator<QueryParameter> AS_SIGNED =
      Comparator.<QueryParameter, String>comparing(parameter -> encoded(parameter.name()))
          .thenComparing(parameter -> encoded(parameter.value()));

  /// Percent-encodes everything except letters, digits and `-_.~`, as a signature requires.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /// Reverses `encoded`.
  ///
  /// @throws IllegalArgumentException when a `%` is not followed by two digits
  public static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return encoded(name) + "=" + encoded(value);
  }
}
