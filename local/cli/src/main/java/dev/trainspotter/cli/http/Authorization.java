package dev.trainspotter.cli.http;

import java.net.URI;
import java.net.http.HttpRequest;

/// How a request to a deployed API shows who sends it.
public sealed interface Authorization permits RequestSignature, BearerToken {
  /// A GET request for this address, with the headers that show it.
  HttpRequest.Builder get(URI address);
}
