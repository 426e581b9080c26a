/// The SQL engine: one in-memory instance of DuckDB for each query, with limits of memory and time.
///
/// It promises: an instance reads no files, loads no extensions and knows no other instance; every
/// failure is an [EngineException] with its kind.
///
/// **Not here:** which statements may run (statement), and the tables in the instance (table).
@NullMarked
package dev.trainspotter.sql.engine;

import org.jspecify.annotations.NullMarked;
