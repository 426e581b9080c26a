package dev.trainspotter.api.result;

/// The result of a SQL query: what is asked for, and what describes it besides its rows.
public final class SqlResult {
  /// The members of a request.
  public static final class Query {
    /// The statement.
    public static final String SQL = "sql";

    /// The values of `$1`, `$2` and so on.
    public static final String PARAMETERS = "parameters";

    /// How many rows the response has at most.
    public static final String LIMIT = "limit";

    private Query() {}
  }

  /// The members of a result in JSON.
  public static final class Member {
    /// Name and type of each column.
    public static final String COLUMNS = "columns";

    /// The rows: a list of values for each.
    public static final String ROWS = "rows";

    /// `false` when the request's limit left out rows.
    public static final String COMPLETE = "complete";

    /// How many rows of the table were read.
    public static final String ROWS_EXAMINED = "rows_examined";

    /// DynamoDB's read units.
    public static final String READ_UNITS = "read_units";

    /// How long the query took.
    public static final String MILLISECONDS = "milliseconds";

    private Member() {}
  }

  /// The headers that say the same in every format.
  public static final class Header {
    /// `false` when the request's limit left out rows.
    public static final String COMPLETE = "trainspotter-complete";

    /// How many rows of the table were read.
    public static final String ROWS_EXAMINED = "trainspotter-rows-examined";

    /// DynamoDB's read units.
    public static final String READ_UNITS = "trainspotter-read-units";

    /// How long the query took.
    public static final String MILLISECONDS = "trainspotter-milliseconds";

    private Header() {}
  }

  private SqlResult() {}
}
