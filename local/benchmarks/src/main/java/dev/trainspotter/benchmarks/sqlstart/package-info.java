/// The benchmark `sql-start`: how long a new process needs until its first answer in SQL, with the
/// product's engine and with Apache Calcite, a SQL engine in Java that was not chosen.
///
/// Start with [SqlStartCommand].
///
/// **Not here:** what a query costs in a running process (sqlspeed).
@NullMarked
package dev.trainspotter.benchmarks.sqlstart;

import org.jspecify.annotations.NullMarked;
