package dev.trainspotter.cli.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// A name and a value of a URL's query.
public record QueryParameter(String name, String value) {
  /// As a signature wants them: by the encoded name, then by the encoded value.
  static final Comparator<QueryParameter> AS_SIGNED =
      Comparator.<QueryParameter, String>comparing(parameter -> encoded(parameter.name()))
          .thenComparing(parameter -> encoded(parameter.value()));

  /// Encoded as a signature wants it: everything but letters, digits and `-_.~`.
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /// What was encoded.
  ///
  /// @throws IllegalArgumentException when a `%` is not followed by two digits
  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return encoded(name) + "=" + encoded(value);
  }
}
