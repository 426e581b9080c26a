/// The jobs that the simulated SageMaker knows, and how they are listed and searched.
///
/// Start with [KnownJobs], [Search] and [JobSummaries].
///
/// **Not here:** the form of requests and responses (wire).
@NullMarked
package dev.trainspotter.emulators.sagemaker.jobs;

import org.jspecify.annotations.NullMarked;
