/// `./trainspotter local`: everything on this computer, without an AWS account.
///
/// **Not here:** the emulators themselves, and what they are connected to (deployment).
@NullMarked
package dev.trainspotter.cli.local;

import org.jspecify.annotations.NullMarked;
