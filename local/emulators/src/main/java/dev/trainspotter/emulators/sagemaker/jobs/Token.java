package dev.trainspotter.emulators.sagemaker.jobs;

import dev.trainspotter.emulators.sagemaker.wire.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The text of a `NextToken`.
public final class Token {
  private Token() {}

  public static String seal(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  public static String open(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw invalid();
    }
  }

  public static Rejection invalid() {
    return Rejection.invalid("The NextToken is not valid.");
  }
}
