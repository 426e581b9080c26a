/// A simulated SageMaker: its training-job API over HTTP, and a fleet of jobs that live in it.
///
/// - [SimulatedSageMaker] answers `DescribeTrainingJob`, `ListTags`, `Search`, `ListTrainingJobs`
///   and `DeleteTrainingJob` in AWS JSON 1.1, on a free loopback port; what was put in comes out
///   verbatim.
/// - The access key *is* the account id, the Region is the signature's: a job is visible only to
///   the account and in the Region that its ARN names.
/// - [Fault]s break an operation, a job or everything, at any time and from any thread.
/// - [FullJob] fills every documented member of a Describe answer within its documented bounds.
/// - [Fleet] plans realistic jobs from a seed: the same seed, the same fleet, byte for byte.
///   [FleetRun] lets them live and sends their events as EventBridge does: twice, late, out of
///   order, and never before [SimulatedSageMaker] answers the state that they tell of.
///
/// **Not here:** signatures are read, never verified; jobs are not created over the API; queues and
/// rules that carry the events are the caller's.
@NullMarked
package dev.trainspotter.emulators.sagemaker;

import org.jspecify.annotations.NullMarked;
