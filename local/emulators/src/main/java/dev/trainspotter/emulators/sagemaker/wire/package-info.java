/// Requests and responses of the simulated SageMaker, in AWS JSON 1.1.
///
/// Start with [Request] and [Response].
///
/// **Not here:** HTTP (sagemaker), and which job a response is about (jobs).
@NullMarked
package dev.trainspotter.emulators.sagemaker.wire;

import org.jspecify.annotations.NullMarked;
