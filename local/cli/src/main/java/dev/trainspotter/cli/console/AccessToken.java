package dev.trainspotter.cli.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The random part of the console's address: 256 bits, new at each start. Who has it may use the
/// console.
final class AccessToken {
  private static final int BYTES = 32;

  private final String text;

  private AccessToken(String text) {
    this.text = text;
  }

  /// A new token.
  static AccessToken random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Letters, digits, `-` and `_`.
  String text() {
    return text;
  }

  /// Whether this is the token. The time that it takes does not show how much of it is right.
  boolean isSame(String candidate) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }
}
