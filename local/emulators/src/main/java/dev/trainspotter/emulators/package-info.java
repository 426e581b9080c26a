/// The parts of AWS that tests and local mode talk to, on this machine's loopback address.
///
/// - Each opens on a free port and is gone after `close()`.
/// - `shared()` is one instance per JVM for tests; the JVM closes it when it ends.
/// - What runs inside brings its own libraries in a class loader of its own and meets none of ours.
/// - Nothing here writes to standard output.
///
/// **Not here:** anything of Trainspotter's own: tables, queues and handlers are the callers'.
@NullMarked
package dev.trainspotter.emulators;

import org.jspecify.annotations.NullMarked;
