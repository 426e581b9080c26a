package dev.trainspotter.query.request;

import dev.trainspotter.api.Response;
import java.time.Duration;

/// The most that one response may cost: a page ends early at the first bound that it reaches, and
/// says so.
///
/// Bounds are checked between reads, so a response can exceed each by one read: a query of every
/// partition, or a batch of whole rows.
///
/// @param rowsExamined index entries read
/// @param readUnits DynamoDB's read units
/// @param time how long reading may take
/// @param bytes of all rows in the response, as Lambda counts them
public record Bounds(int rowsExamined, double readUnits, Duration time, long bytes) {
  /// 2,000 read units cost about 0.0003 dollars. API Gateway waits 30 seconds for a response.
  public static final Bounds DEFAULT =
      new Bounds(10_000, 2_000, Duration.ofSeconds(10), Response.LARGEST_BODY - 16 * 1024);

  /// Whether reading must end.
  public boolean isReached(int examined, double units, Duration elapsed) {
    return examined >= rowsExamined || units >= readUnits || elapsed.compareTo(time) >= 0;
  }
}
