/// The benchmark `sql-speed`: what a query costs on top of decoding the pages that it reads.
///
/// Start with [SqlSpeedCommand].
///
/// **Not here:** the time that DynamoDB itself takes, and read units (readunits).
@NullMarked
package dev.trainspotter.benchmarks.sqlspeed;

import org.jspecify.annotations.NullMarked;
