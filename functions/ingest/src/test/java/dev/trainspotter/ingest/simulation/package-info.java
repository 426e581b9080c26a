/// A seeded simulation: the product's code over a SageMaker, a table, queues and a clock that exist
/// only in memory, with every fault that can come between them.
///
/// **Not here:** real DynamoDB, SQS and HTTP (the other tests).
@NullMarked
package dev.trainspotter.ingest.simulation;

import org.jspecify.annotations.NullMarked;
