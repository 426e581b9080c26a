/// A fleet of training jobs that live in the simulated SageMaker and send its events.
///
/// It promises:
/// - the same seed gives the same jobs, lives and events on every computer;
/// - events are sent as EventBridge sends them: twice, late and out of order, and never before the
///   simulated SageMaker returns the state that they announce.
///
/// Start with [Fleet], which plans jobs, and [FleetRun], which lets them live.
///
/// **Not here:** SageMaker's API (sagemaker), queues and rules that carry the events (the caller).
@NullMarked
package dev.trainspotter.emulators.fleet;

import org.jspecify.annotations.NullMarked;
