/// Runs a synthesized template on the emulators, records every AWS call and HTTP request, and
/// checks that the template allows exactly those.
///
/// **Not here:** synthesizing the template (infra), the emulators (emulators).
@NullMarked
package dev.trainspotter.infra.running;

import org.jspecify.annotations.NullMarked;
