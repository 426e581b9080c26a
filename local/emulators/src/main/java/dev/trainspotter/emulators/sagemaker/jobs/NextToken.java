package dev.trainspotter.emulators.sagemaker.jobs;

import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Encodes and decodes the text of a `NextToken`.
public final class NextToken {
  private NextToken() {}

  public static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  public static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
  }

  public static RejectedException invalid() {
    return RejectedException.invalid("The NextToken is not valid.");
  }
}
