/// The parts of AWS that tests and local mode call, on this machine's loopback address.
///
/// It promises:
/// - each emulator listens on a free port and is gone after `close()`;
/// - `shared()` is one instance per JVM for all tests, which closes when the JVM ends;
/// - DynamoDB Local and ElasticMQ run in class loaders of their own, so that their libraries
///   cannot conflict with the caller's;
/// - nothing here writes to standard output.
///
/// Start with [DynamoDbLocal] and [ElasticMq]; SageMaker, STS and Lambda have packages of
/// their own.
///
/// **Not here:** Trainspotter's own tables, queues and handlers, which the callers add.
@NullMarked
package dev.trainspotter.emulators;

import org.jspecify.annotations.NullMarked;
