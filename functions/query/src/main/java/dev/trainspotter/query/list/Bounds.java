package dev.trainspotter.query.list;

import dev.trainspotter.api.Response;
import java.time.Duration;

/// The most that one answer may cost: a page ends early at whichever comes first, and says so.
///
/// What is being read when a bound is reached is still read, so each may be passed by what one more
/// entry takes: a query of every partition, or a batch of whole rows.
///
/// @param rowsExamined index entries looked at
/// @param readUnits what DynamoDB charges
/// @param time how long to read
/// @param bytes of all rows in the answer, as Lambda counts them
public record Bounds(int rowsExamined, double readUnits, Duration time, long bytes) {
  /// Two thousand units are about 0.0003 dollars; the API gives up after 30 seconds.
  public static final Bounds DEFAULT =
      new Bounds(10_000, 2_000, Duration.ofSeconds(10), Response.LARGEST_BODY - 16 * 1024);

  /// Whether reading must end.
  boolean isReached(int examined, double units, Duration elapsed) {
    return examined >= rowsExamined || units >= readUnits || elapsed.compareTo(time) >= 0;
  }
}
