/// The ingest function: a batch of messages in, rows kept, the failed messages named.
///
/// It promises:
/// - each message ends in exactly one outcome or comes again;
/// - a job is described once for all messages of a batch about it;
/// - while SageMaker cannot answer, the event's own detail is kept and the message waits;
/// - a message that can never succeed goes to the dead-letter queue with its reason.
///
/// Start with [IngestHandler], the Lambda entry point.
///
/// **Not here:** what a row is and which observation wins (catalog), the queue's retries (Lambda).
@NullMarked
package dev.trainspotter.ingest;

import org.jspecify.annotations.NullMarked;
