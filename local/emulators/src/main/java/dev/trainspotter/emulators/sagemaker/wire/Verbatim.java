package dev.trainspotter.emulators.sagemaker.wire;

import java.nio.charset.StandardCharsets;

/// A body that is sent exactly as it is.
public final class Verbatim {
  private final byte[] bytes;

  private Verbatim(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Verbatim of(byte[] bytes) {
    return new Verbatim(bytes.clone());
  }

  public static Verbatim of(String text) {
    return new Verbatim(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
