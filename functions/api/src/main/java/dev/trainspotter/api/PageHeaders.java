package dev.trainspotter.api;

/// What a list says of itself in headers, for formats that have no envelope.
public final class PageHeaders {
  /// How many rows were looked at.
  public static final String ROWS_EXAMINED = "trainspotter-rows-examined";

  /// `false` when a bound ended the page early.
  public static final String COMPLETE = "trainspotter-complete";

  private PageHeaders() {}
}
