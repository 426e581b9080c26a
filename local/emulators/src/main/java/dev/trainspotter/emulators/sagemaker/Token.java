package dev.trainspotter.emulators.sagemaker;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The text of a `NextToken`.
final class Token {
  private Token() {}

  static String seal(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  static String open(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw invalid();
    }
  }

  static Rejection invalid() {
    return Rejection.invalid("The NextToken is not valid.");
  }
}
