package dev.trainspotter.sql.statement;

import java.io.Serial;

/// A statement that is not admitted: the message says what is refused, and what to do instead.
public final class RefusedStatementException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// The position in the caller's text when there is none.
  public static final int NOWHERE = -1;

  private final int position;

  RefusedStatementException(int position, String message) {
    super(message);
    this.position = position;
  }

  RefusedStatementException(String message) {
    this(NOWHERE, message);
  }

  /// Where in the caller's text the refused part begins, from 0; [#NOWHERE] when it is no part in
  /// particular.
  public int position() {
    return position;
  }
}
