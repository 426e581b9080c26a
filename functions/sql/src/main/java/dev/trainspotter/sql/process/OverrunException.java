package dev.trainspotter.sql.process;

import java.io.Serial;

/// A query has passed its deadline and cannot be ended.
public final class OverrunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  OverrunException() {
    super("a query has passed its deadline and still runs");
  }
}
