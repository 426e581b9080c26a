package dev.trainspotter.catalog.reader;

/// DynamoDB leaves what it is asked for unanswered, again and again: it is throttled.
public final class BusyTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BusyTableException(String message) {
    super(message);
  }
}
