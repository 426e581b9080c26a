/// What a deployment to AWS creates, on this machine: tables, queues, both functions and the API.
///
/// [LocalPlatform] starts everything except SageMaker, and [LocalDeployment] adds a simulated one.
/// They promise:
/// - the functions run with their own handlers and settings, on emulators;
/// - the clients of tables and queues talk to the emulators, whatever the user's environment says;
/// - the outcome of each message is known ([Outcomes]).
///
/// **Not here:** the messages that are sent through it (situations), and the emulators themselves.
@NullMarked
package dev.trainspotter.cli.local.deployment;

import org.jspecify.annotations.NullMarked;
