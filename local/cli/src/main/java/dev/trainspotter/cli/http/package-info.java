/// The command line as a client of the HTTP API: addresses, signed requests, pages, refusals.
///
/// **Not here:** how rows are shown (jobs).
@NullMarked
package dev.trainspotter.cli.http;

import org.jspecify.annotations.NullMarked;
