package dev.trainspotter.catalog.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.regex.Pattern;

/// The name `auth` alone: of a flag, a key or an assignment in a text. Its value is a way to
/// log in, such as `--auth basic`, or a secret, which then looks random or is a login in Base64.
final class AuthName {
  /// At least 16 characters with a letter and two digits: no path, no URL, and no words joined by
  /// punctuation, such as `aws-sigv4-hmac-sha256`.
  private static final Pattern RANDOM =
      Pattern.compile(
          """
          (?x) (?! [A-Za-z]{1,32}+ [0-9]{0,3}+ (?: [-_.:] [A-Za-z]{1,32}+ [0-9]{0,3}+ ){0,16}+ $ )
          (?= [^A-Za-z]{0,1024}+ [A-Za-z] ) (?= (?: [^0-9]{0,1024}+ [0-9] ){2} )
          [A-Za-z0-9+=_~.:-] [A-Za-z0-9+/=_~.-]{15,1024}+
          """);

  /// `user:password`.
  private static final Pattern LOGIN =
      Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]{1,256}+:[\\x20-\\x7E]{1,1024}+");

  private static final int SHORTEST_LOGIN = 8;

  private AuthName() {}

  /// Whether this is the name, without the dashes of a flag.
  static boolean isName(String name) {
    return KeyWords.of(name).isOnly("auth");
  }

  /// Whether the value looks random, as no name, path or URL does, or is a login in Base64.
  static boolean isSecret(String value) {
    var plain = SecretKey.withoutQuotes(value.strip());
    return RANDOM.matcher(plain).matches() || isLogin(plain);
  }

  /// Docker and HTTP write logins so.
  private static boolean isLogin(String value) {
    try {
      return value.length() >= SHORTEST_LOGIN
          && LOGIN.matcher(new String(Base64.getDecoder().decode(value), ISO_8859_1)).matches();
    } catch (IllegalArgumentException _) {
      return false; // No Base64.
    }
  }
}
