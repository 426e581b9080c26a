/// Deliberate faults of the simulated SageMaker (throttling, denied access, wrong responses,
/// closed connections), its rate limits, and the log of the calls that reached it.
///
/// Start with [Fault].
///
/// **Not here:** responses without a fault (sagemaker, jobs).
@NullMarked
package dev.trainspotter.emulators.sagemaker.fault;

import org.jspecify.annotations.NullMarked;
