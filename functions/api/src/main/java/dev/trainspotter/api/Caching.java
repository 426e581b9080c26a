package dev.trainspotter.api;

/// Whether a browser may keep a response. Caches that several callers share never may: what a
/// response shows depends on the caller's permissions.
public enum Caching {
  /// Not kept: lists, documents and problems.
  NONE("no-store"),
  /// Kept, but sent again only after the entity tag was compared.
  REVALIDATED("private, no-cache"),
  /// Kept for a year: files whose name changes with their content.
  IMMUTABLE("private, max-age=31536000, immutable");

  private final String header;

  Caching(String header) {
    this.header = header;
  }

  /// The value of the header `Cache-Control`.
  String header() {
    return header;
  }
}
