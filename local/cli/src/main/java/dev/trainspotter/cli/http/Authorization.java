package dev.trainspotter.cli.http;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// How a request to a deployed API shows who sends it.
public sealed interface Authorization permits RequestSignature, BearerToken {
  /// What the API at this URL expects: the token, else a signature; null for local mode.
  ///
  /// @param token null or empty for a signature
  static @Nullable Authorization of(ApiUrl url, @Nullable String token) {
    if (url.isLocal()) {
      return null;
    }
    return token == null || token.isEmpty() ? RequestSignature.of(url) : new BearerToken(token);
  }

  /// The request to this address, with the headers that show it. The method and the body are the
  /// request's.
  HttpRequest.Builder headers(URI address, ApiRequest request);

  /// The same authorization, with credentials that the caller may have got since.
  Authorization renewed();
}
