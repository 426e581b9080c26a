package dev.trainspotter.cli.http;

import org.jspecify.annotations.Nullable;

/// A request as a `curl` command for any POSIX shell.
///
/// The command reads credentials from the shell's variables; it never contains them.
///
/// @param authorization of the request; null for local mode
public record CurlCommand(ApiUrl url, @Nullable Authorization authorization) {
  /// Expands to nothing without a token, because curl 7 signs an empty header but does not send it.
  /// It is one word, because zsh does not split the result of an expansion.
  private static final String SESSION_TOKEN =
      "${AWS_SESSION_TOKEN:+-H\"x-amz-security-token: $AWS_SESSION_TOKEN\"}";

  public String text(ApiRequest request) {
    String address = body(request) + quoted(url.resolve(request.pathAndQuery()).toString());
    return switch (authorization) {
      case null -> "curl " + address;
      case BearerToken _ -> "curl -H \"authorization: Bearer $TRAINSPOTTER_TOKEN\" " + address;
      case RequestSignature(String region, _) ->
          String.join(
              " ",
              "curl --aws-sigv4",
              quoted("aws:amz:%s:%s".formatted(region, RequestSignature.SERVICE)),
              "--user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"",
              SESSION_TOKEN,
              address);
    };
  }

  /// The words that send the body; none for GET.
  private static String body(ApiRequest request) {
    return request.json() == null
        ? ""
        : "-H 'content-type: application/json' --data-binary %s ".formatted(quoted(request.json()));
  }

  /// Quotes any text as one word of the shell.
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
