/// `./trainspotter jobs`: any query to the list API, followed to its last page.
///
/// It promises:
/// - every option that is not the command's own becomes a parameter of the API, so a new column
///   needs no new option ([JobsArguments]);
/// - CSV, NDJSON and the rows of JSON are passed on byte for byte;
/// - an interrupted walk names the cursor to continue from.
///
/// **Not here:** requests, signatures and pages (http).
@NullMarked
package dev.trainspotter.cli.jobs;

import org.jspecify.annotations.NullMarked;
