/// A simulated AWS STS: `AssumeRole` over HTTP.
///
/// It promises:
/// - `AssumeRole` responds in AWS's query protocol on a free loopback port;
/// - a role is assumed only with the external id that it requires, and never after it was revoked;
/// - the access key of a session contains the account of the role, so that the simulated SageMaker
///   responds with jobs of that account and no other;
/// - a fault can be set for an account or for all, and removed, at any time and from any thread.
///
/// Start with [SimulatedSts].
///
/// **Not here:** the verification of signatures and of sessions; permissions of roles.
@NullMarked
package dev.trainspotter.emulators.sts;

import org.jspecify.annotations.NullMarked;
