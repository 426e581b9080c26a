package dev.trainspotter.emulators.sts;

/// A way in which STS, or the network in front of it, fails to return a session.
public enum StsFault {
  /// Too many requests.
  THROTTLED,
  /// The service is unavailable: HTTP 503.
  DOWN,
  /// No response: the connection stays open.
  SILENT,
  /// An HTML page with status 200, as a proxy may send it.
  GARBAGE
}
