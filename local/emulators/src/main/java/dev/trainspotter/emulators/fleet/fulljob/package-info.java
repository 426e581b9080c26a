/// Jobs with every documented member, within its documented bounds.
///
/// **Not here:** realistic jobs (fleet).
@NullMarked
package dev.trainspotter.emulators.fleet.fulljob;

import org.jspecify.annotations.NullMarked;
