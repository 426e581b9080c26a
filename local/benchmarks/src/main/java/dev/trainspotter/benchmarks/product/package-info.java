/// The product that the benchmarks measure: its tables in DynamoDB Local and its query function.
///
/// Start with [MeasuredTables] and [QueryCalls].
///
/// **Not here:** the rows in the tables (rows), and what is measured (readunits, listspeed).
@NullMarked
package dev.trainspotter.benchmarks.product;

import org.jspecify.annotations.NullMarked;
