package dev.trainspotter.catalog.masking;

import java.util.regex.Pattern;

/// The flag `--auth`. It is followed by a way to log in, such as `--auth basic`, or by a secret,
/// which then looks random.
final class AuthFlag {
  /// At least 16 characters with a letter and two digits: no path, no URL, and no words joined by
  /// punctuation, such as `aws-sigv4-hmac-sha256`.
  private static final Pattern RANDOM =
      Pattern.compile(
          """
          (?x) (?! [A-Za-z]{1,32}+ [0-9]{0,3}+ (?: [-_.:] [A-Za-z]{1,32}+ [0-9]{0,3}+ ){0,16}+ $ )
          (?= [^A-Za-z]{0,1024}+ [A-Za-z] ) (?= (?: [^0-9]{0,1024}+ [0-9] ){2} )
          [A-Za-z0-9+=_~.:-] [A-Za-z0-9+/=_~.-]{15,1024}+
          """);

  private AuthFlag() {}

  /// Whether this is the name of the flag, without its dashes.
  static boolean isName(String flag) {
    return KeyWords.of(flag).isOnly("auth");
  }

  /// Whether the value looks random: no name, path or URL is written so.
  static boolean isSecret(String value) {
    return RANDOM.matcher(SecretKey.withoutQuotes(value.strip())).matches();
  }
}
