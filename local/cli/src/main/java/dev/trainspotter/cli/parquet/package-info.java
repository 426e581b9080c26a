/// Parquet files, written by DuckDB on the user's machine.
///
/// Start at [ParquetFile]: it takes rows of texts and writes them with the types of their columns.
/// It promises:
/// - a value keeps its type: numbers, times, JSON and maps are readable as such;
/// - rows that do not fit into memory are kept in temporary files next to the Parquet file.
///
/// **Not here:** where rows come from (jobs, sql), and how a file appears whole or not at all
/// (terminal).
@NullMarked
package dev.trainspotter.cli.parquet;

import org.jspecify.annotations.NullMarked;
