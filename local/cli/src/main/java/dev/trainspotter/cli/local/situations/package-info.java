/// The messages that local mode sends: the situations of `events/` and a fixed fleet.
///
/// [SituationFiles] reads the situations, [SituationFeed] sends them and returns the outcome of
/// each message. [FixedFleet] sends the events of jobs that are the same in every run.
///
/// **Not here:** the simulated SageMaker (emulators), and the deployment that receives the
/// messages.
@NullMarked
package dev.trainspotter.cli.local.situations;

import org.jspecify.annotations.NullMarked;
