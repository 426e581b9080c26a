/// `./trainspotter health`: whether the rows are fresh, as a table for people, as JSON for programs
/// and as an exit code for scripts.
///
/// **Not here:** what fresh means (query).
@NullMarked
package dev.trainspotter.cli.health;

import org.jspecify.annotations.NullMarked;
