/// `./trainspotter sql`: one statement from the command line, a file or standard input, or a prompt
/// for many.
///
/// Start at [SqlCommand]: it chooses between one statement and the prompt ([Prompt]). Both send it
/// with [SqlClient] and show the result with [ResultWriter]. It promises:
/// - CSV, NDJSON and JSON are passed on byte for byte;
/// - what a query cost is printed to standard error, after its rows;
/// - a problem is printed with the line of the statement and the mark under its place.
///
/// **Not here:** how a statement is answered (the function `sql`), requests and signatures (http),
/// Parquet files (parquet).
@NullMarked
package dev.trainspotter.cli.sql;

import org.jspecify.annotations.NullMarked;
