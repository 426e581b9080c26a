package dev.trainspotter.api;

import java.util.Base64;

/// The body of a response.
public sealed interface ResponseBody {
  /// The body of a response without one.
  ResponseBody EMPTY = new Text("");

  /// Text, sent as UTF-8; Lambda carries it as it is.
  record Text(String text) implements ResponseBody {}

  /// Bytes that are no text, such as an image; Lambda carries them as base64.
  record Binary(String base64) implements ResponseBody {
    static Binary of(byte[] bytes) {
      return new Binary(Base64.getEncoder().encodeToString(bytes));
    }
  }
}
