/// A fleet of simulated training jobs: their states appear in the simulated SageMaker, and their
/// events are sent.
///
/// It promises:
/// - the same seed gives the same jobs, status transitions and events on every machine;
/// - events are sent as EventBridge sends them: some twice, late or out of order, and never before
///   the simulated SageMaker returns the state that they announce.
///
/// Start with [Fleet], which plans the jobs, and [FleetRun], which performs the plans in simulated
/// time.
///
/// **Not here:** SageMaker's API (sagemaker), queues and rules that carry the events (the caller).
@NullMarked
package dev.trainspotter.emulators.fleet;

import org.jspecify.annotations.NullMarked;
