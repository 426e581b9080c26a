/// A simulated SageMaker: its training-job API over HTTP.
///
/// It promises:
/// - `DescribeTrainingJob`, `ListTags`, `Search`, `ListTrainingJobs` and `DeleteTrainingJob`
///   respond in AWS JSON 1.1 on a free loopback port, and Describe returns exactly what was put;
/// - the access key contains the account id, and the Region is the signature's: a job is visible
///   only to the account and in the Region that its ARN names;
/// - a fault can be set and removed at any time and from any thread.
///
/// Start with [SimulatedSageMaker].
///
/// **Not here:** the verification of signatures, which are only read; the creation of jobs over
/// the API.
@NullMarked
package dev.trainspotter.emulators.sagemaker;

import org.jspecify.annotations.NullMarked;
