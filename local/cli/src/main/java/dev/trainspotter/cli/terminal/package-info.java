/// What every command needs from the terminal and from the machine it runs on.
///
/// It promises:
/// - text from elsewhere is printed as one line without control characters ([OneLine]);
/// - columns of a table align, whatever the script of the text ([TextWidth]);
/// - an error on standard output is reported, never lost ([StandardOutput]).
///
/// **Not here:** what a command does.
@NullMarked
package dev.trainspotter.cli.terminal;

import org.jspecify.annotations.NullMarked;
