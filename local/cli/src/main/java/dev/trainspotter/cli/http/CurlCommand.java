package dev.trainspotter.cli.http;

import org.jspecify.annotations.Nullable;

/// A request as a `curl` command for any POSIX shell.
///
/// The command reads credentials from the shell's variables; it never contains them.
///
/// @param region the Region that the signature is for; null for local mode, which needs none
/// @param isBearer whether the shell's TRAINSPOTTER_TOKEN is sent
public record CurlCommand(ApiUrl url, @Nullable String region, boolean isBearer) {
  public CurlCommand(ApiUrl url, @Nullable String region) {
    this(url, region, false);
  }

  /// Expands to nothing without a token, because curl 7 signs an empty header but does not send it.
  /// It is one word, because zsh does not split the result of an expansion.
  private static final String TOKEN =
      "${AWS_SESSION_TOKEN:+-H\"x-amz-security-token: $AWS_SESSION_TOKEN\"}";

  public static CurlCommand to(ApiUrl url) {
    return new CurlCommand(url, url.isLocal() ? null : RequestSignature.region(url));
  }

  /// A command for an API with `auth=jwt` when there is a token.
  public static CurlCommand to(ApiUrl url, @Nullable String token) {
    boolean hasToken = token != null && !token.isEmpty() && !url.isLocal();
    return hasToken ? new CurlCommand(url, null, true) : to(url);
  }

  public String text(ApiRequest request) {
    String address = quoted(url.resolve(request.pathAndQuery()).toString());
    if (isBearer) {
      return "curl -H \"authorization: Bearer $TRAINSPOTTER_TOKEN\" " + address;
    }
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

  /// Quotes any text as one word of the shell.
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
