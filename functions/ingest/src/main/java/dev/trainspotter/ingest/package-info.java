/// A state change in, a row kept.
///
/// Every message is a hint: look at this job. It promises:
/// - each message ends in exactly one outcome, and a broken one never fails its neighbours;
/// - a job is described once for all of a batch's hints about it;
/// - where SageMaker cannot be asked, the event's own detail is kept and the hint waits;
/// - what can never succeed goes to the dead-letter queue with its reason.
///
/// **Not here:** what a row is and which sighting wins (catalog), the queue's retries (Lambda).
@NullMarked
package dev.trainspotter.ingest;

import org.jspecify.annotations.NullMarked;
