/// What every command needs from the terminal and from this computer.
///
/// **Not here:** what a command does.
@NullMarked
package dev.trainspotter.cli.terminal;

import org.jspecify.annotations.NullMarked;
