package dev.trainspotter.sql;

import dev.trainspotter.api.Response;
import dev.trainspotter.sql.read.Budget;
import java.time.Duration;

/// What one query may cost and use.
///
/// @param memoryMebibytes for the engine's tables and operators
record SqlBounds(Budget budget, int memoryMebibytes) {
  /// API Gateway waits 30 seconds for a response; 20,000 read units cost about 0.0025 dollars.
  static final SqlBounds DEFAULT =
      new SqlBounds(
          new Budget(500_000, 20_000, Duration.ofSeconds(20), Response.LARGEST_BODY - 64 * 1024L),
          600);
}
