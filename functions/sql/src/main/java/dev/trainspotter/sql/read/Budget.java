package dev.trainspotter.sql.read;

import java.time.Duration;

/// The most that one statement may cost.
///
/// @param rows read from the table, index entries and whole rows alike
/// @param readUnits DynamoDB's read units, one for 8 KB, so that they bound the bytes read as well
/// @param time from the request to the last row of the result
/// @param resultBytes of the result, as Lambda counts them
public record Budget(long rows, double readUnits, Duration time, long resultBytes) {}
