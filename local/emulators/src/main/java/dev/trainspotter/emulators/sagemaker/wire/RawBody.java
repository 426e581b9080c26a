package dev.trainspotter.emulators.sagemaker.wire;

import java.nio.charset.StandardCharsets;

/// A body that is sent byte for byte.
public final class RawBody {
  private final byte[] bytes;

  private RawBody(byte[] bytes) {
    this.bytes = bytes;
  }

  public static RawBody of(byte[] bytes) {
    return new RawBody(bytes.clone());
  }

  public static RawBody of(String text) {
    return new RawBody(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
