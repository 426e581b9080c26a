package dev.trainspotter.cli.http;

import dev.trainspotter.cli.terminal.RefusedException;
import java.net.URI;
import java.net.http.HttpRequest;

/// A token for an API with `auth=jwt`.
record BearerToken(String text) implements Authorization {
  BearerToken {
    if (!text.matches("[A-Za-z0-9._~+/=-]+")) {
      throw RefusedException.wrongUsage(
          "the token has characters that no bearer token has: give the token alone, without"
              + " quotes, spaces or the word Bearer");
    }
  }

  @Override
  public HttpRequest.Builder headers(URI address, ApiRequest request) {
    return HttpRequest.newBuilder(address).header("authorization", "Bearer " + text);
  }

  @Override
  public Authorization renewed() {
    return this;
  }

  /// Hides the token, which must not appear in an error.
  @Override
  public String toString() {
    return "a bearer token";
  }
}
