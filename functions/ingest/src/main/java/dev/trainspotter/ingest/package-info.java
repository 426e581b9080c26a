/// The two functions that write rows: ingest takes a batch of messages and returns the ids of those
/// that failed, and reconcile compares SageMaker's jobs with the rows.
///
/// It promises:
/// - each message ends in exactly one outcome or comes again;
/// - a job is described once for all messages of a batch about it;
/// - while SageMaker gives no usable response, the event's own detail is kept and the hint waits;
/// - a message that can never succeed goes to the dead-letter queue with its reason.
///
/// Start with [IngestHandler] and [ReconcileHandler], the Lambda entry points.
///
/// **Not here:** what a row is and which observation wins (catalog), the queue's retries (Lambda).
@NullMarked
package dev.trainspotter.ingest;

import org.jspecify.annotations.NullMarked;
