package dev.trainspotter.api.result;

/// A page of a list: how many jobs it may have, and what describes it besides its jobs.
public final class Page {
  /// How many jobs a page has at most when the request gives no limit.
  public static final int DEFAULT_LIMIT = 50;

  /// The largest limit that a request may give.
  public static final int LARGEST_LIMIT = 500;

  private Page() {}

  /// The members of a page in JSON.
  public static final class Member {
    /// The jobs.
    public static final String TRAINING_JOBS = "training_jobs";

    /// The cursor of the next page; absent on the last page.
    public static final String NEXT_CURSOR = "next_cursor";

    /// How many rows were examined for the page.
    public static final String ROWS_EXAMINED = "rows_examined";

    /// `false` when a bound ended the page early.
    public static final String COMPLETE = "complete";

    /// The `_key` of each examined row that could not be read completely; absent when there is
    // none.
    public static final String INCOMPLETE_ROWS = "incomplete_rows";

    private Member() {}
  }

  /// The headers that say the same in every format.
  public static final class Header {
    /// How many rows were examined for the page.
    public static final String ROWS_EXAMINED = "trainspotter-rows-examined";

    /// `false` when a bound ended the page early.
    public static final String COMPLETE = "trainspotter-complete";

    /// How many examined rows could not be read completely; absent when there is none.
    public static final String INCOMPLETE_ROWS = "trainspotter-incomplete-rows";

    private Header() {}
  }
}
