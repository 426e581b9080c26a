package dev.trainspotter.catalog.table;

import java.io.Serial;

/// A row of more than 4 MB compressed: more than DynamoDB writes at once.
public final class RowTooLargeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  RowTooLargeException(int bytes) {
    super("a row of %,d bytes does not fit into one DynamoDB transaction".formatted(bytes));
  }
}
