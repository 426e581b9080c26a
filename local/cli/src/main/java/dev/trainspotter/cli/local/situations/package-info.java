/// The situations of `events/` and the fixed fleet, sent through a local deployment.
///
/// **Not here:** the simulated SageMaker (emulators).
@NullMarked
package dev.trainspotter.cli.local.situations;

import org.jspecify.annotations.NullMarked;
