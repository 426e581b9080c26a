package dev.trainspotter.api;

/// How many jobs a page of a list has at most.
public final class PageLimit {
  /// Unless told otherwise.
  public static final int DEFAULT = 50;

  /// What may be asked for.
  public static final int LARGEST = 500;

  private PageLimit() {}
}
