/// The command line: `./trainspotter`.
///
/// It promises:
/// - data goes to standard output, everything else to standard error;
/// - the exit code is 0 on success, 1 on failure, 2 on invalid usage, and 130 after Ctrl-C;
/// - an error is printed in one line that says what to do next, never as a stack trace;
/// - local mode runs the same functions that are deployed, on emulators, and opens no connection to
///   another machine.
///
/// This package only starts the program. Each command has a package of its own, such as `jobs`,
/// `sql` and `local`. Two packages serve all of them: `http` and `terminal`.
///
/// **Not here:** how messages and requests are processed (ingest, query), how the emulators work.
@NullMarked
package dev.trainspotter.cli;

import org.jspecify.annotations.NullMarked;
