/// One batch of messages: each job in it is looked at once, and each message ends in one outcome.
///
/// It promises:
/// - a message that fails never fails its neighbours;
/// - a message ends kept, unchanged, stale, gone, deferred or dead-lettered, or comes again;
/// - one log line and one line of metrics for each message, without a record's content.
///
/// **Not here:** message formats (hint), requests (sagemaker), which observation wins (catalog).
@NullMarked
package dev.trainspotter.ingest.refresh;

import org.jspecify.annotations.NullMarked;
