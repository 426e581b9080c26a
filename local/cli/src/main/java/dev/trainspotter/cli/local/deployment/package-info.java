/// What a deployment to AWS creates, on this machine: tables, queues, both functions and the API.
///
/// [LocalDeployment] starts everything. It promises:
/// - the functions run with their own handlers and settings, on emulators;
/// - every AWS client of this JVM talks to the emulators ([LocalAws]);
/// - the outcome of each message is known ([Outcomes]).
///
/// **Not here:** the messages that are sent through it (situations), and the emulators themselves.
@NullMarked
package dev.trainspotter.cli.local.deployment;

import org.jspecify.annotations.NullMarked;
