/// Answers one SQL query: from its text to the rows of its result.
///
/// It promises: the result is whole, or the query fails with what to do about it.
///
/// **Not here:** HTTP (sql), and each step on the way (statement, pushdown, read, engine).
@NullMarked
package dev.trainspotter.sql.query;

import org.jspecify.annotations.NullMarked;
