package dev.trainspotter.console;

import java.util.LinkedHashMap;
import java.util.Map;

/// One file of the console, as it is sent to a browser.
///
/// @param bytes the content
/// @param contentType its media type, with the character set
/// @param entityTag identifies the content, with its quotes
@SuppressWarnings("ArrayRecordComponent")
public record ConsoleFile(byte[] bytes, String contentType, String entityTag) {
  /// What a page of the console may do. `data:` is for the ticks of form controls only.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// The headers of a response with this file, and of a response that it has not changed.
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", contentType);
    headers.put("content-security-policy", POLICY);
    headers.put("x-content-type-options", "nosniff");
    headers.put("referrer-policy", "no-referrer");
    headers.put("cross-origin-opener-policy", "same-origin");
    headers.put("cross-origin-resource-policy", "same-origin");
    // A browser asks each time whether the file has changed, so that a new version shows at once.
    headers.put("cache-control", "no-cache");
    headers.put("etag", entityTag);
    return headers;
  }

  /// Whether a browser that sends this header has the content already.
  ///
  /// @param ifNoneMatch the header `If-None-Match`; empty when absent
  public boolean isKnownTo(String ifNoneMatch) {
    return ifNoneMatch.contains(entityTag);
  }
}
