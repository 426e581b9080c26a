/// Requests and replies of the simulated SageMaker, in AWS JSON 1.1.
///
/// **Not here:** which job a reply is about.
@NullMarked
package dev.trainspotter.emulators.sagemaker.wire;

import org.jspecify.annotations.NullMarked;
