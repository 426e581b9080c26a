package dev.trainspotter.catalog.reader;

import java.io.Serial;

/// DynamoDB repeatedly left keys of a batch unprocessed, which means that it throttles the table.
public final class BusyTableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BusyTableException(String message) {
    super(message);
  }
}
