/// The jobs that the simulated SageMaker knows, and how they are listed and searched.
///
/// **Not here:** HTTP and requests (wire).
@NullMarked
package dev.trainspotter.emulators.sagemaker.jobs;

import org.jspecify.annotations.NullMarked;
