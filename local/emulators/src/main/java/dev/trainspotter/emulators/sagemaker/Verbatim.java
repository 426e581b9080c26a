package dev.trainspotter.emulators.sagemaker;

import java.nio.charset.StandardCharsets;

/// A body that is sent exactly as it is.
final class Verbatim {
  private final byte[] bytes;

  private Verbatim(byte[] bytes) {
    this.bytes = bytes;
  }

  static Verbatim of(byte[] bytes) {
    return new Verbatim(bytes.clone());
  }

  static Verbatim of(String text) {
    return new Verbatim(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
