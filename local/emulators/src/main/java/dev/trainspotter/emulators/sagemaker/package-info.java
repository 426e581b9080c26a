/// A simulated SageMaker: its training-job API over HTTP.
///
/// It promises:
/// - `DescribeTrainingJob`, `ListTags`, `Search`, `ListTrainingJobs` and `DeleteTrainingJob` are
///   answered in AWS JSON 1.1 on a free loopback port, and what was put in comes out verbatim;
/// - the access key *is* the account id and the Region is the signature's: a job is visible only to
///   the account and in the Region that its ARN names;
/// - a fault can be switched on and off at any time and from any thread.
///
/// Start with [SimulatedSageMaker].
///
/// **Not here:** signatures are read, never verified; jobs are not created over the API.
@NullMarked
package dev.trainspotter.emulators.sagemaker;

import org.jspecify.annotations.NullMarked;
