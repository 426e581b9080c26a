/// The SQL function: takes an HTTP request with a query, and returns the rows of its result.
///
/// Start at [SqlHandler]; [RunSql] shows a query's way.
///
/// **Not here:** the query itself (query), and the form of its result (answer).
@NullMarked
package dev.trainspotter.sql;

import org.jspecify.annotations.NullMarked;
