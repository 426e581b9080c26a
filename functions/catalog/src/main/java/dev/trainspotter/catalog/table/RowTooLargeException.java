package dev.trainspotter.catalog.table;

import java.io.Serial;

/// A compressed row has more than 4 MB, which is more than DynamoDB writes in one transaction.
public final class RowTooLargeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// The exception about a row of this size.
  ///
  /// @param bytes the size of the row or of its transaction
  public RowTooLargeException(int bytes) {
    super("a row of %,d bytes does not fit into one DynamoDB transaction".formatted(bytes));
  }
}
