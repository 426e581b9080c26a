/// Jobs with every documented member, within its documented bounds.
///
/// Start with [FullJob].
///
/// **Not here:** realistic jobs (fleet).
@NullMarked
package dev.trainspotter.emulators.fleet.fulljob;

import org.jspecify.annotations.NullMarked;
