/// Requests to SageMaker: one client for each Region, and the rate of calls.
///
/// It promises:
/// - a job is described with the credentials of its own account and in its own Region, never with
///   others;
/// - the response is read as it was sent; a response that cannot be trusted counts as none;
/// - the backlog's call rate falls when SageMaker throttles and recovers afterwards.
///
/// **Not here:** the sessions of other accounts (session), what follows from a response
/// (refresh).
@NullMarked
package dev.trainspotter.ingest.sagemaker;

import org.jspecify.annotations.NullMarked;
