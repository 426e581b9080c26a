package dev.trainspotter.sql.answer;

import dev.trainspotter.api.Problem;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.read.Budget;
import dev.trainspotter.sql.read.BudgetExceededException;
import dev.trainspotter.sql.statement.RefusedStatementException;

/// Makes a problem of each way in which a query can fail.
public final class Failures {
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST_LINE = 100;
  private static final int CONTEXT = 40;

  private Failures() {}

  /// The problem of a statement that is not admitted.
  public static Problem of(RefusedStatementException failure, String sql) {
    return Problem.of(
        BAD_REQUEST, placed(String.valueOf(failure.getMessage()), sql, failure.position()));
  }

  /// The problem of a query that costs too much.
  public static Problem of(BudgetExceededException failure) {
    return Problem.of(UNPROCESSABLE, String.valueOf(failure.getMessage()));
  }

  /// The problem of a query that the engine did not run to its end.
  ///
  /// @throws EngineException the same one when the engine itself failed
  public static Problem of(EngineException failure, String sql, Budget budget) {
    return switch (failure.kind()) {
      case STATEMENT ->
          Problem.of(BAD_REQUEST, placed(EngineMessage.of(failure), sql, failure.position()));
      case MEMORY ->
          Problem.of(
              UNPROCESSABLE,
              "the query needs more memory than it may use: read fewer rows, select fewer columns,"
                  + " or aggregate earlier");
      case TIME -> overTime(budget);
      case ENGINE -> throw failure;
    };
  }

  /// The problem of a query that took too long.
  public static Problem overTime(Budget budget) {
    return Problem.of(
        UNPROCESSABLE,
        "the query took longer than %d seconds, the most that it may: read fewer rows, or join less"
            .formatted(budget.time().toSeconds()));
  }

  /// The message with the line, the column and a caret under the place.
  ///
  /// @param position negative when there is no place
  private static String placed(String message, String sql, int position) {
    if (position < 0 || position > sql.length()) {
      return message;
    }
    int start = sql.lastIndexOf('\n', position - 1) + 1;
    int end = sql.indexOf('\n', position) < 0 ? sql.length() : sql.indexOf('\n', position);
    long line = sql.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = position - start;
    int from = column > LONGEST_LINE - CONTEXT ? column - CONTEXT : 0;
    int to = Math.min(end - start, from + LONGEST_LINE);
    String shown = sql.substring(start + from, start + to).replace('\t', ' ').replace("\r", "");
    return "line %d, column %d: %s\n%s\n%s^"
        .formatted(line, column + 1, message, shown, " ".repeat(column - from));
  }
}
