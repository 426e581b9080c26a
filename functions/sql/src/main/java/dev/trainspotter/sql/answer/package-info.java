/// How a query's result and its failures are shown: JSON, NDJSON or CSV, and problems with the
/// place in the statement.
///
/// **Not here:** the query itself (query), and headers that all responses share (api).
@NullMarked
package dev.trainspotter.sql.answer;

import org.jspecify.annotations.NullMarked;
