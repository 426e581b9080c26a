package dev.trainspotter.sql.read;

import java.io.Serial;

/// A statement needs more than one request may cost: the message says what, and what to do.
public final class BudgetExceededException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// @param message what was reached, and which condition would narrow it
  public BudgetExceededException(String message) {
    super(message);
  }
}
