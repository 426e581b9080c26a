package dev.trainspotter.cli.http;

import org.jspecify.annotations.Nullable;

/// The same question as a command for any POSIX shell; it names credentials, never holds them.
///
/// @param region what it is signed for; null for local mode, which wants no signature
public record CurlCommand(ApiUrl url, @Nullable String region) {
  /// Nothing without a token: curl 7 signs an empty header and does not send it. One word, because
  /// zsh would not split two.
  private static final String TOKEN =
      "${AWS_SESSION_TOKEN:+-H\"x-amz-security-token: $AWS_SESSION_TOKEN\"}";

  public static CurlCommand to(ApiUrl url) {
    return new CurlCommand(url, url.isLocal() ? null : RequestSignature.region(url));
  }

  public String text(ApiRequest question) {
    String address = quoted(url.resolve(question.pathAndQuery()).toString());
    if (region == null) {
      return "curl " + address;
    }
    String signature = quoted("aws:amz:%s:%s".formatted(region, RequestSignature.SERVICE));
    return String.join(
        " ",
        "curl --aws-sigv4",
        signature,
        "--user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"",
        TOKEN,
        address);
  }

  /// One word for the shell, whatever it holds.
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
