package dev.trainspotter.api;

/// What a list says of itself in JSON, around its rows.
public final class PageMembers {
  /// The rows.
  public static final String TRAINING_JOBS = "training_jobs";

  /// Where the next page begins; absent on the last one.
  public static final String NEXT_CURSOR = "next_cursor";

  /// How many rows were looked at.
  public static final String ROWS_EXAMINED = "rows_examined";

  /// `false` when a bound ended the page early.
  public static final String COMPLETE = "complete";

  private PageMembers() {}
}
