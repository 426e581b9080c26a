/// Faults on purpose: SageMaker throttles, denies, lies or breaks the connection.
///
/// **Not here:** what SageMaker returns when nothing is wrong.
@NullMarked
package dev.trainspotter.emulators.sagemaker.fault;

import org.jspecify.annotations.NullMarked;
