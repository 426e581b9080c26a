/// The benchmark `list-speed`: how many index entries a second the list API examines, compared
/// with an SDK client that only decodes them.
///
/// Start with [ListSpeedCommand].
///
/// **Not here:** the time that DynamoDB itself takes, and read units (readunits).
@NullMarked
package dev.trainspotter.benchmarks.listspeed;

import org.jspecify.annotations.NullMarked;
