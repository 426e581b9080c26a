/// The members and headers of results: pages of jobs, and results of SQL.
///
/// **Not here:** the values in them (query, sql).
@NullMarked
package dev.trainspotter.api.result;

import org.jspecify.annotations.NullMarked;
