/// The command line: `./trainspotter`.
///
/// It promises:
/// - data goes to standard output, everything else to standard error;
/// - it ends with 0 when done, 1 when it failed, 2 when it was asked wrongly, and with 130 when
///   Ctrl-C stopped it;
/// - what fails is told in one line, never as a stack trace;
/// - local mode runs the functions that are deployed, on emulators, and calls nothing outside of
///   this machine.
///
/// **Not here:** what a message or a request means (ingest, query), how the emulators work.
@NullMarked
package dev.trainspotter.cli;

import org.jspecify.annotations.NullMarked;
